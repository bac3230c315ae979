import type { EntityManager } from '@mikro-orm/postgresql';
import { AppError } from '../shared/app-error.js';
import { notFound } from '../shared/not-found.js';

export interface ConnectionInReach {
  id: string;
  calcomInstance: string;
  /** Used by several companies: only operators list and assign its teams. */
  isShared: boolean;
}

/** The connection with this id, or the one labelled `default`. Another company's connection is the same as none. */
export async function findConnection(em: EntityManager, companyId: string, connectionId: string | null): Promise<ConnectionInReach> {
  const [connection] = await em.execute<ConnectionInReach[]>(
    `select id, calcom_instance as "calcomInstance", company_id is null as "isShared" from calcom_connections
     where ${connectionId ? 'id' : 'label'} = ? and (company_id is null or company_id = ?)`,
    [connectionId ?? 'default', companyId],
  );
  if (connection) return connection;
  if (connectionId) throw notFound('connection', 'connection_id');
  const detail = 'There is no Cal.com connection labelled "default"; name one.';
  throw new AppError('team.connection_missing', 409, detail, { field: 'connection_id' });
}
