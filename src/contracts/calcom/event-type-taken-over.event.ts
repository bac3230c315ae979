/** Recorded when an operator resolved a conflict: the former company's mapping is released, this one's sync is requested. */
export class EventTypeTakenOver {
  static readonly eventName = 'EventTypeTakenOver';
  constructor(
    readonly companyId: string,
    readonly formerCompanyId: string,
    readonly calcomEventTypeId: number,
  ) {}
}
