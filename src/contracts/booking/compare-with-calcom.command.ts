import { Command } from '@nestjs/cqrs';

/** A booking as one of Cal.com's lists shows it. */
export interface ListedAtCalcom {
  uid: string;
  status: string;
  start: Date;
  end: Date;
  rescheduledFromUid: string | null;
  /** Ours, from the metadata. */
  bookingId: string | null;
}

/** `complete: false`: some could not be brought up to date yet and have to be compared again. */
export interface Comparison {
  changed: number;
  complete: boolean;
}

/** Compares what Cal.com lists with our bookings and brings up to date what differs; what says the same is not read again. */
export class CompareWithCalcom extends Command<Comparison> {
  constructor(readonly where: { companyId: string; connectionId: string; calcomInstance: string; listed: ListedAtCalcom[] }) {
    super();
  }
}
