import { Query } from '@nestjs/cqrs';
import type { TeamView } from './team-view.js';

/** The teams that a company has now, oldest assignment first. */
export class ListTeams extends Query<TeamView[]> {
  constructor(readonly companyId: string) {
    super();
  }
}
