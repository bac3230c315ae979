import { Query } from '@nestjs/cqrs';

/** What stands at Cal.com under a uid, rescheduling followed to its end. */
export interface StandingAtCalcom {
  /** The last uid of the chain. */
  uid: string;
  status: 'accepted' | 'pending' | 'cancelled' | 'rejected' | 'other';
  start: Date;
  end: Date;
  hostUserId: number | null;
  hostName: string | null;
}

/** `asked: false`: Cal.com could not be asked, for now (until the key may ask again, where that is known). `found: null`: it knows no such uid. */
export type Reading = { asked: false; retryInSeconds: number | null } | { asked: true; found: StandingAtCalcom | null };

/** Reads a booking by its uid and follows rescheduledToUid. Where nobody waits on the phone, the share for live calls is left alone. */
export class ReadAtCalcom extends Query<Reading> {
  constructor(readonly where: { connectionId: string; uid: string; answerBy: Date; nobodyWaits?: boolean }) {
    super();
  }
}
