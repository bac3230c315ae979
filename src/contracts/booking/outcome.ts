import type { Status } from '../error-codes.js';

/** Where the called number leads, as far as the chain held: what an answer needs to speak. */
export interface Scene {
  companyId: string;
  companyName: string;
  branchName: string;
  /** IANA zone of the branch. */
  timeZone: string;
  /** ISO 639-1 language of the branch. */
  language: string;
}

/** A booking as a caller may hear it. */
export interface BookingView {
  id: string;
  reference: string;
  serviceName: string;
  start: Date;
  end: Date;
  timeZone: string;
  customerName: string;
  status: string;
}

/** One link of the chain as it was found: the trace that operators see. */
export interface ChainStep {
  link: 'number' | 'branch' | 'company' | 'team' | 'event_type' | 'service' | 'branch_service';
  ok: boolean;
  /** What stands there: a name or number, never caller data. */
  what: string | null;
  /** Why the link is broken; absent when ok. */
  reason?: string;
}

/** A service that the caller may be asked about. */
export interface ServiceChoice {
  id: string;
  name: string;
  category: string | null;
  durationMinutes: number;
  price: { minor: number; currency: string } | null;
}

/**
 * Where a dry run stopped: the one thing that a call would now have written and, save for a callback, sent to Cal.com. Nobody asked
 * Cal.com, which may still say no; the outcome around it is how a call ends when Cal.com agrees.
 */
export type Would =
  /** `email` is what the caller gave: a technical address is made with the booking. */
  | { kind: 'book'; booking: BookingView; phone: string | null; email: string | null }
  /** `booking` as it stands before the change. */
  | { kind: 'move'; booking: BookingView; start: Date; end: Date }
  | { kind: 'cancel'; booking: BookingView; reason: string }
  | {
      kind: 'note_callback';
      bookingId: string | null;
      name: string | null;
      phone: string | null;
      reason: string | null;
      window: string | null;
    };

/**
 * What a function came to, in instants and facts; the telephony module turns it into words. Fields are present where
 * design section 6 names them for the status.
 */
export interface Outcome {
  status: Status;
  /** Null when the number led nowhere. */
  scene: Scene | null;
  chain: ChainStep[];
  service?: { id: string; name: string };
  booking?: BookingView;
  /** The one time that was asked for. */
  start?: Date;
  /** The local day (yyyy-mm-dd) that was understood. */
  date?: string;
  /** The part of the day, or the local hours (`to` exclusive), that were understood without one time. */
  partOfDay?: 'morning' | 'afternoon' | 'evening';
  from?: string;
  to?: string;
  /** Free starts offered instead of the asked one, nearest first, at most 3. */
  alternatives?: Date[];
  slots?: Date[];
  /** Names to choose from when the service is unclear, at most 3. */
  choices?: string[];
  /** Lengths to choose from, minutes. */
  durations?: number[];
  services?: ServiceChoice[];
  bookings?: BookingView[];
  /** Whom ask_confirmation reads a wish back for, before there is a booking. */
  customerName?: string;
  /** The booking field whose answer is missing. */
  question?: { slug: string; label: string; options: string[] };
  /** What is missing for ask_contact. */
  contact?: 'phone' | 'email';
  /** Names of arguments of a wrong type. */
  invalid?: string[];
  /** Minutes of notice that too_soon or too_late is about. */
  noticeMinutes?: number;
  /** Only of a dry run that came to where something is written. */
  would?: Would;
}
