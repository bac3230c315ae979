/** Recorded in the transaction that wrote mappings, members and services of one finished sync run. */
export class EventTypesImported {
  static readonly eventName = 'EventTypesImported';
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string,
    readonly syncRunId: string,
    readonly counts: { created: number; updated: number; unchanged: number; deactivated: number; conflict: number },
  ) {}
}
