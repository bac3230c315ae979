/** Recorded with removed_at of an assignment: from that commit on none of its event types can be booked. */
export class TeamRemoved {
  static readonly eventName = 'TeamRemoved';
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string,
  ) {}
}
