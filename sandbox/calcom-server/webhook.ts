import { z } from 'zod';

export const webhookSchema = z.object({
  id: z.string(),
  subscriberUrl: z.string(),
  triggers: z.array(z.string()),
  active: z.boolean(),
  secret: z.string().nullable(),
  payloadTemplate: z.string().nullable(),
  userId: z.number().optional(),
  teamId: z.number().optional(),
  eventTypeId: z.number().optional(),
});

/** A subscription; exactly one of userId, teamId and eventTypeId says whose bookings it hears of. */
export type StoredWebhook = z.output<typeof webhookSchema>;

export type WebhookTrigger = 'BOOKING_CREATED' | 'BOOKING_REQUESTED' | 'BOOKING_RESCHEDULED' | 'BOOKING_CANCELLED' | 'BOOKING_REJECTED';
