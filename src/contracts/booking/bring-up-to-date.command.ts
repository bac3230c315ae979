import { Command } from '@nestjs/cqrs';

export interface Touched {
  /** Through which Cal.com is asked. */
  connectionId: string;
  calcomInstance: string;
  /** Only bookings of these companies, whatever was named. */
  companyIds: string[];
  /** Uids that may be or have been one of ours. */
  uids: string[];
  /** From the metadata of a booking as Cal.com itself shows it; null when nobody has looked. */
  bookingId: string | null;
  /** A uid that Cal.com does not know is believed to be gone: it has been asked for long enough. */
  missingIsFinal: boolean;
}

/** `later`: an own change is under way, or Cal.com could not be asked; nothing is known until it is told again. */
export type BroughtUpToDate = { outcome: 'not_ours' | 'unchanged' | 'changed' } | { outcome: 'later'; seconds: number };

/** Something happened at Cal.com: reads the booking there by its uid and brings ours to where it stands. Never changes anything there. */
export class BringUpToDate extends Command<BroughtUpToDate> {
  constructor(readonly touched: Touched) {
    super();
  }
}
