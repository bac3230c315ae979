import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Env } from '../../config/env.js';
import { rowsFor } from '../../shared/page.js';
import { type Door, retellAddress } from '../retell-addresses.js';
import { ListWorkspaces, type WorkspaceView } from './list-workspaces.query.js';

@QueryHandler(ListWorkspaces)
export class ListWorkspacesHandler implements IQueryHandler<ListWorkspaces> {
  constructor(
    private readonly em: EntityManager,
    private readonly env: Env,
  ) {}

  async execute({ slug, page }: ListWorkspaces): Promise<WorkspaceView[]> {
    const [after = null] = page?.after ?? [];
    const rows = await this.em.getConnection().execute<Omit<WorkspaceView, 'addresses'>[]>(
      `select w.id, w.slug, cardinality(w.webhook_keys_encrypted) as "webhookKeyCount", w.xmin::text as version,
         (select count(*)::int from phone_numbers n where n.workspace_id = w.id) as "phoneNumberCount"
       from retell_workspaces w where (?::text is null or w.slug = ?) and (?::text is null or w.slug > ?) order by w.slug limit ?::int`,
      [slug, slug, after, after, rowsFor(page) ?? null],
    );
    return rows.map((row) => ({ ...row, addresses: this.addressesOf(row.slug) }));
  }

  private addressesOf(slug: string): WorkspaceView['addresses'] {
    const at = (door: Door): string => retellAddress(this.env.publicUrl, slug, door);
    return { functions: at('functions'), inbound: at('inbound'), events: at('events') };
  }
}
