import { z } from 'zod';

/** What Cal.com is to tell of. It knows more triggers; these are the ones that change where a booking stands. */
export const WEBHOOK_TRIGGERS = ['BOOKING_CREATED', 'BOOKING_REQUESTED', 'BOOKING_RESCHEDULED', 'BOOKING_CANCELLED', 'BOOKING_REJECTED'];

/** A webhook of one event type. */
export interface CalcomWebhook {
  id: string;
  subscriberUrl: string;
  active: boolean;
  triggers: string[];
  /** Cal.com shows it to the team's admins. */
  secret: string | null;
}

export interface WebhookSettings {
  subscriberUrl: string;
  secret: string;
}

const webhook = z
  .object({
    // The specification says number, the servers answer with a uuid.
    id: z.union([z.string(), z.number()]).transform(String),
    subscriberUrl: z.string(),
    active: z.boolean().nullish(),
    triggers: z.array(z.string()).nullish(),
    secret: z.string().nullish(),
  })
  .transform(({ id, subscriberUrl, active, triggers, secret }): CalcomWebhook => ({
    ...{ id, subscriberUrl, active: active ?? true, triggers: triggers ?? [], secret: secret ?? null },
  }));

export const webhookAnswer = z.object({ data: webhook });
export const webhooksAnswer = z.object({ data: z.array(webhook) });
export const anyAnswer = z.unknown();

/** Whole, so that a webhook that somebody changed by hand is set right as well. */
export function webhookBody({ subscriberUrl, secret }: WebhookSettings): object {
  return { active: true, subscriberUrl, triggers: WEBHOOK_TRIGGERS, secret };
}

export function isSetAs(webhookSeen: CalcomWebhook, { subscriberUrl, secret }: WebhookSettings): boolean {
  const hears = WEBHOOK_TRIGGERS.every((trigger) => webhookSeen.triggers.includes(trigger));
  return webhookSeen.active && hears && webhookSeen.subscriberUrl === subscriberUrl && webhookSeen.secret === secret;
}
