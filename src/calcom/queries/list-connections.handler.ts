import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CalcomConnection } from '../entities/calcom-connection.entity.js';
import { type ConnectionView, ListConnections } from './list-connections.query.js';

@QueryHandler(ListConnections)
export class ListConnectionsHandler implements IQueryHandler<ListConnections> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId }: ListConnections): Promise<ConnectionView[]> {
    const where = companyId === null ? {} : { companyId };
    const connections = await this.em.find(CalcomConnection, where, { orderBy: { label: 'asc' }, disableIdentityMap: true });
    return connections.map((connection) => {
      const { id, label, baseUrl, hasApiKey, hasWebhookSecret, organizationId, limitPerMinute, status, lastCheckedAt } = connection;
      const shown = { id, label, baseUrl, hasApiKey, hasWebhookSecret, organizationId, limitPerMinute, status, lastCheckedAt };
      return { ...shown, companyId: connection.companyId };
    });
  }
}
