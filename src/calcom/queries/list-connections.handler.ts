import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { rowsFor } from '../../shared/page.js';
import { CalcomConnection } from '../entities/calcom-connection.entity.js';
import { stateOf } from '../webhook-states.js';
import { type ConnectionView, ListConnections } from './list-connections.query.js';

@QueryHandler(ListConnections)
export class ListConnectionsHandler implements IQueryHandler<ListConnections> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, filter, page }: ListConnections): Promise<ConnectionView[]> {
    const [label] = page?.after ?? [];
    const where = {
      $and: [
        companyId === null ? {} : { companyId },
        filter.id === undefined ? {} : { id: filter.id },
        filter.label === undefined ? {} : { label: filter.label },
        filter.companyId === undefined ? {} : { companyId: filter.companyId },
        filter.status === undefined ? {} : { status: filter.status },
        label === undefined ? {} : { label: { $gt: label } },
      ],
    };
    const options = { orderBy: { label: 'asc' }, limit: rowsFor(page), disableIdentityMap: true } as const;
    const connections = await this.em.find(CalcomConnection, where, options);
    const states = await this.webhookStates();
    return connections.map((connection) => {
      const { id, label, baseUrl, hasApiKey, hasWebhookSecret, organizationId, limitPerMinute, status, lastCheckedAt } = connection;
      const shown = { id, label, baseUrl, hasApiKey, hasWebhookSecret, organizationId, limitPerMinute, status, lastCheckedAt };
      return { ...shown, companyId: connection.companyId, webhookState: stateOf(states.get(id) ?? []), version: connection.version };
    });
  }

  private async webhookStates(): Promise<Map<string, string[]>> {
    const rows = await this.em.getConnection().execute<{ id: string; states: string[] }[]>(
      `select t.connection_id as id, array_agg(distinct w.state) as states
       from team_webhooks w join company_teams t on t.id = w.company_team_id where t.removed_at is null group by t.connection_id`,
    );
    return new Map(rows.map(({ id, states }) => [id, states]));
  }
}
