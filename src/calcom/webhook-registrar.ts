import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';
import { CalcomGateway } from './calcom-gateway.js';
import type { CalcomCall } from './clients/calcom-access.js';
import { CalcomError } from './clients/calcom-error.js';
import { type CalcomWebhook, type WebhookSettings, isSetAs } from './clients/calcom-webhook.js';
import { CalcomWebhookClient, type TeamEventType } from './clients/calcom-webhook.client.js';
import { type ClaimedTeam, type NotedWebhook, TeamWebhooks } from './team-webhooks.js';
import { webhookUrl } from './webhook-address.js';
import { WebhookSecrets } from './webhook-secrets.js';

const REQUEST_DEADLINE_MS = 15_000;
/** So many event types in a row without the path: the server has none, and a large team is not asked through. */
const REFUSALS_ARE_ENOUGH = 3;

/** `by_hand`: the server has no such path, or not for this key. */
export type Registered = { state: 'registered'; count: number } | { state: 'by_hand'; reason: string };

/** Brings the webhooks of a team's event types to what we want: listed first, so that the same URL stands there once. */
@Injectable()
export class WebhookRegistrar {
  constructor(
    private readonly gateway: CalcomGateway,
    private readonly client: CalcomWebhookClient,
    private readonly webhooks: TeamWebhooks,
    private readonly secrets: WebhookSecrets,
    private readonly env: Env,
  ) {}

  /** What was done is noted one by one. @throws CalcomError of what may go better later */
  async register(team: ClaimedTeam): Promise<Registered> {
    const ensured = await this.secrets.ensure(team.connectionId);
    if (!ensured) throw new Error('a team without a connection');
    const settings = { subscriberUrl: webhookUrl(this.env.publicUrl, team.connectionId), secret: ensured.secret };
    let registered = 0;
    let refused: CalcomError[] = [];
    for (const noted of await this.webhooks.of(team, settings.subscriberUrl, ensured.version)) {
      if (!noted.isWanted) await this.removeOne(team, noted);
      else if (noted.isFresh) registered += 1;
      else {
        const error = await this.registerOne(team, noted, settings, ensured.version);
        if (error) refused = [...refused, error];
        else registered += 1;
      }
      if (registered === 0 && refused.length === REFUSALS_ARE_ENOUGH) break;
    }
    const [first] = refused;
    return first && registered === 0 ? { state: 'by_hand', reason: first.message } : { state: 'registered', count: registered };
  }

  async remove(team: ClaimedTeam): Promise<void> {
    const isTakenUp = await this.webhooks.isTakenUp(team);
    for (const noted of await this.webhooks.of(team, '', -1)) {
      if (isTakenUp) await this.webhooks.forget(team, noted.calcomEventTypeId);
      else await this.removeOne(team, noted);
    }
  }

  /** The error of a server without the path, or of an event type that is gone. */
  private async registerOne(
    team: ClaimedTeam,
    noted: NotedWebhook,
    settings: WebhookSettings,
    version: number,
  ): Promise<CalcomError | null> {
    const of = { calcomTeamId: team.calcomTeamId, calcomEventTypeId: noted.calcomEventTypeId };
    try {
      const set = await this.setOne(team, of, settings);
      await this.webhooks.note(team, noted.calcomEventTypeId, set.id, settings.subscriberUrl, version);
      return null;
    } catch (error) {
      if (isWithoutPath(error)) return error;
      throw error;
    }
  }

  private async setOne(team: ClaimedTeam, of: TeamEventType, settings: WebhookSettings): Promise<CalcomWebhook> {
    const standing = await this.ask(team, (call) => this.client.list(call, of));
    // One that we made when our address was another one, or that leads here already.
    const known = standing.find((each) => leadsTo(each, team.connectionId, settings.subscriberUrl));
    if (!known) return this.ask(team, (call) => this.client.create(call, of, settings));
    return isSetAs(known, settings) ? known : this.ask(team, (call) => this.client.change(call, of, known.id, settings));
  }

  private async removeOne(team: ClaimedTeam, { calcomEventTypeId, webhookId }: NotedWebhook): Promise<void> {
    if (webhookId === null) return;
    try {
      await this.ask(team, (call) => this.client.remove(call, { calcomTeamId: team.calcomTeamId, calcomEventTypeId }, webhookId));
    } catch (error) {
      // Gone with its event type, or the key has no business there any more.
      if (!isWithoutPath(error)) throw error;
    }
    await this.webhooks.forget(team, calcomEventTypeId);
  }

  private ask<T>({ connectionId }: ClaimedTeam, request: (call: CalcomCall) => Promise<T>): Promise<T> {
    return this.gateway.ask(connectionId, 'sync', REQUEST_DEADLINE_MS, request);
  }
}

function leadsTo({ subscriberUrl }: CalcomWebhook, connectionId: string, url: string): boolean {
  return subscriberUrl === url || subscriberUrl.endsWith(`/calcom/webhooks/${connectionId}`);
}

function isWithoutPath(error: unknown): error is CalcomError {
  return error instanceof CalcomError && (error.code === 'forbidden' || error.code === 'not_found');
}
