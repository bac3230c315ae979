import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { rowsFor } from '../../shared/page.js';
import { ListWorkspaces, type WorkspaceView } from './list-workspaces.query.js';

@QueryHandler(ListWorkspaces)
export class ListWorkspacesHandler implements IQueryHandler<ListWorkspaces> {
  constructor(private readonly em: EntityManager) {}

  execute({ slug, page }: ListWorkspaces): Promise<WorkspaceView[]> {
    const [after = null] = page?.after ?? [];
    return this.em.getConnection().execute<WorkspaceView[]>(
      `select w.id, w.slug, cardinality(w.webhook_keys_encrypted) as "webhookKeyCount", w.xmin::text as version,
         (select count(*)::int from phone_numbers n where n.workspace_id = w.id) as "phoneNumberCount"
       from retell_workspaces w where (?::text is null or w.slug = ?) and (?::text is null or w.slug > ?) order by w.slug limit ?::int`,
      [slug, slug, after, after, rowsFor(page) ?? null],
    );
  }
}
