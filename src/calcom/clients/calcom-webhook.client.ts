import { Injectable } from '@nestjs/common';
import type { CalcomCall } from './calcom-access.js';
import { type CalcomWebhook, type WebhookSettings, anyAnswer, webhookAnswer, webhookBody, webhooksAnswer } from './calcom-webhook.js';
import { CalcomClient } from './calcom.client.js';

/** One event type of a team. */
export interface TeamEventType {
  calcomTeamId: number;
  calcomEventTypeId: number;
}

/**
 * The webhooks of a team's event types. Older servers have no such path (404, or 403); admins and owners of the team only. A webhook of a
 * user hears nothing of a team's event types, and one of a whole team can be made by hand alone (calcom.md 5).
 */
@Injectable()
export class CalcomWebhookClient {
  constructor(private readonly client: CalcomClient) {}

  async list(call: CalcomCall, of: TeamEventType): Promise<CalcomWebhook[]> {
    return (await this.client.read(call, path(of), webhooksAnswer)).data;
  }

  /** 409 when the event type has a webhook with this URL already. */
  async create(call: CalcomCall, of: TeamEventType, settings: WebhookSettings): Promise<CalcomWebhook> {
    return (await this.client.write(call, 'POST', path(of), webhookBody(settings), webhookAnswer)).data;
  }

  async change(call: CalcomCall, of: TeamEventType, id: string, settings: WebhookSettings): Promise<CalcomWebhook> {
    return (await this.client.write(call, 'PATCH', `${path(of)}/${encodeURIComponent(id)}`, webhookBody(settings), webhookAnswer)).data;
  }

  async remove(call: CalcomCall, of: TeamEventType, id: string): Promise<void> {
    await this.client.write(call, 'DELETE', `${path(of)}/${encodeURIComponent(id)}`, null, anyAnswer);
  }
}

function path({ calcomTeamId, calcomEventTypeId }: TeamEventType): string {
  return `/teams/${calcomTeamId}/event-types/${calcomEventTypeId}/webhooks`;
}
