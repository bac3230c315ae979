/**
 * Recorded with the new assignment row (by command), or by the scheduler for a row that plain SQL inserted. The row is
 * committed when consumers hear it; nothing has been read from Cal.com yet.
 */
export class TeamAssigned {
  static readonly eventName = 'TeamAssigned';
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string,
  ) {}
}
