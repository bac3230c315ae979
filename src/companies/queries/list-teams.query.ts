import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';
import type { TeamView } from './team-view.js';

/**
 * The teams that a company has now, oldest assignment first: all of them, or a page (then one more than it has room for when there is
 * a next one).
 */
export class ListTeams extends Query<TeamView[]> {
  constructor(
    readonly companyId: string,
    readonly filter: { status?: TeamView['teamSyncStatus']; removed?: boolean } = {},
    readonly page: PageAsk | null = null,
  ) {
    super();
  }
}
