import { z } from 'zod';

const LONGEST_UID = 200;

const uid = z.string().trim().min(1).max(LONGEST_UID).optional().catch(undefined);
/** `...T13:00:00Z` in some triggers, `...T09:00:00+00:00` or with milliseconds in others (calcom-behaviours.md "webhooks"). */
const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .optional()
  .catch(undefined);

const facts = z.looseObject({
  uid,
  /** BOOKING_NO_SHOW_UPDATED calls it so. */
  bookingUid: uid,
  /** The uid before a reschedule. */
  rescheduleUid: uid,
  eventTypeId: z.number().int().positive().max(2_147_483_647).optional().catch(undefined),
  startTime: instant,
  endTime: instant,
  rescheduleStartTime: instant,
  rescheduleEndTime: instant,
});

/** MEETING_STARTED and MEETING_ENDED are flat: what others have below `payload` stands at the top. */
const delivery = z.looseObject({
  triggerEvent: z.string().max(100).optional().catch(undefined),
  payload: facts.optional().catch(undefined),
});

/** Where to look: nothing of it is believed, all of it is read again at Cal.com. */
export interface WebhookHint {
  trigger: string;
  /** The booking's own uid first. */
  uids: string[];
  eventTypeId: number | null;
  times: { from: Date; to: Date }[];
}

/** Tolerant: any trigger, any shape. Without a uid there is nothing to look for. */
export function readWebhook(body: string): WebhookHint {
  const json = parsed(body);
  const read = delivery.safeParse(json);
  const flat = facts.safeParse(json);
  const told = (read.success && read.data.payload) || (flat.success ? flat.data : {});
  const uids = [told.uid, told.bookingUid, told.rescheduleUid].filter((each) => each !== undefined);
  const times = [span(told.startTime, told.endTime), span(told.rescheduleStartTime, told.rescheduleEndTime)].filter(
    (each) => each !== null,
  );
  return {
    trigger: (read.success && read.data.triggerEvent) || 'unknown',
    uids: [...new Set(uids)],
    eventTypeId: told.eventTypeId ?? null,
    times,
  };
}

function span(from: Date | undefined, to: Date | undefined): { from: Date; to: Date } | null {
  return from ? { from, to: to ?? from } : null;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
