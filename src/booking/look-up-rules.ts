export interface Sending {
  sentAt: Date;
  /** When Cal.com itself answered a complete 500. */
  serverErrorAt: Date | null;
}

/** After a complete 500 Cal.com works on nothing more; anything else may still be carried out until this long after sending. */
const FINAL_AFTER_SERVER_ERROR_MS = 2_000;
const FINAL_AFTER_SENDING_MS = 60_000;

/** Whether a look-up that found nothing means that nothing will come (invariant 9). */
export function isFinal({ sentAt, serverErrorAt }: Sending, now: Date): boolean {
  if (serverErrorAt && now.getTime() - serverErrorAt.getTime() >= FINAL_AFTER_SERVER_ERROR_MS) return true;
  return now.getTime() - sentAt.getTime() >= FINAL_AFTER_SENDING_MS;
}

/** Often at first, when most outcomes appear; then every ten seconds, also while Cal.com cannot be asked. */
export function lookAgainInSeconds({ sentAt, serverErrorAt }: Sending, now: Date): number {
  if (serverErrorAt) return 2;
  const age = (now.getTime() - sentAt.getTime()) / 1_000;
  return age < 10 ? 2 : age < 60 ? 5 : 10;
}
