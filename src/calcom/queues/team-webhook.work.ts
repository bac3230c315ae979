import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../../config/env.js';
import { type Work, WorkQueue } from '../../outbox/queues/work-queue.js';
import { runInContext } from '../../outbox/run-in-context.js';
import { CalcomError } from '../clients/calcom-error.js';
import { ON_SYNC_ERROR, backoffSeconds } from '../sync-error.js';
import { type ClaimedTeam, TeamWebhooks } from '../team-webhooks.js';
import { whyUnreachable } from '../webhook-address.js';
import { WebhookRegistrar } from '../webhook-registrar.js';

/** What no try may mend soon: looked at again within the hour, or with the team's next sync. */
const SELDOM_SECONDS = 3_600;

/** Makes a team's webhooks at Cal.com after its import, sets them anew after a new secret or address, and removes them with the team. */
@Injectable()
export class TeamWebhookWork implements Work, OnModuleInit {
  readonly kind = 'team_webhook';

  constructor(
    private readonly em: EntityManager,
    private readonly queue: WorkQueue,
    private readonly env: Env,
    private readonly webhooks: TeamWebhooks,
    private readonly registrar: WebhookRegistrar,
    private readonly logger: PinoLogger,
  ) {}

  onModuleInit(): void {
    if (this.env.isWorker) this.queue.register(this);
  }

  due(limit: number): Promise<{ id: string; attempt: number }[]> {
    return this.webhooks.due(limit, this.env.publicUrl);
  }

  async run(id: string): Promise<void> {
    const team = await this.webhooks.claim(id, this.env.publicUrl);
    if (team) await runInContext(this.em, () => this.bring(team));
  }

  private async bring(team: ClaimedTeam): Promise<void> {
    try {
      const state = team.state === 'removing' ? await this.remove(team) : await this.register(team);
      this.logger.info({ event: 'team_webhooks.set', companyId: team.companyId, companyTeamId: team.companyTeamId, state });
    } catch (error) {
      await this.postpone(team, error);
    }
  }

  private async remove(team: ClaimedTeam): Promise<string> {
    await this.registrar.remove(team);
    await this.webhooks.finish(team, 'removed', this.env.publicUrl, null);
    return 'removed';
  }

  private async register(team: ClaimedTeam): Promise<string> {
    const unreachable = whyUnreachable(this.env.publicUrl, team.calcomInstance);
    const done = unreachable ? { state: 'by_hand' as const, reason: unreachable } : await this.registrar.register(team);
    await this.webhooks.finish(team, done.state, this.env.publicUrl, done.state === 'by_hand' ? done.reason : null);
    return done.state;
  }

  private async postpone(team: ClaimedTeam, error: unknown): Promise<void> {
    const code = error instanceof CalcomError ? error.code : 'unexpected';
    const { retry, text } = ON_SYNC_ERROR[code];
    const window = error instanceof CalcomError ? (error.retryAfterSeconds ?? 60) : 60;
    const seconds = { backoff: backoffSeconds(team.failures + 1) ?? SELDOM_SECONDS, window, no: SELDOM_SECONDS }[retry];
    const { companyId, companyTeamId } = team;
    this.logger.warn({ event: 'team_webhooks.failed', companyId, companyTeamId, code, retryInSeconds: seconds, err: error });
    await this.webhooks.postpone(team, seconds, `${code}: ${text(team.calcomTeamId)}`, retry === 'backoff');
  }
}
