import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Env } from '../../config/env.js';
import { notFound } from '../../shared/not-found.js';
import { WEBHOOK_TRIGGERS } from '../clients/calcom-webhook.js';
import { webhookUrl } from '../webhook-address.js';
import { WebhookSecrets } from '../webhook-secrets.js';
import { stateOf } from '../webhook-states.js';
import { GetWebhookSetup, type WebhookSetup } from './get-webhook-setup.query.js';

interface TeamRow {
  state: string;
  reason: string | null;
  calcomTeamId: number;
}

@QueryHandler(GetWebhookSetup)
export class GetWebhookSetupHandler implements IQueryHandler<GetWebhookSetup> {
  constructor(
    private readonly em: EntityManager,
    private readonly secrets: WebhookSecrets,
    private readonly env: Env,
  ) {}

  async execute({ connectionId }: GetWebhookSetup): Promise<WebhookSetup> {
    const ensured = await this.secrets.ensure(connectionId);
    if (!ensured) throw notFound('connection');
    const teams = await this.em.getConnection().execute<TeamRow[]>(
      `select w.state, w.reason, t.calcom_team_id as "calcomTeamId" from team_webhooks w join company_teams t on t.id = w.company_team_id
       where t.connection_id = ? and t.removed_at is null order by t.calcom_team_id`,
      [connectionId],
    );
    const state = stateOf(teams.map((team) => team.state));
    const open = teams.filter((team) => team.state !== 'registered');
    return {
      state,
      reason: open.find((team) => team.state === state)?.reason ?? null,
      url: webhookUrl(this.env.publicUrl, connectionId),
      secret: ensured.secret,
      triggers: WEBHOOK_TRIGGERS,
      calcomTeamIds: open.map(({ calcomTeamId }) => calcomTeamId),
    };
  }
}
