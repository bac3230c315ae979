import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';

/** A workspace without its keys. */
export interface WorkspaceView {
  id: string;
  slug: string;
  webhookKeyCount: number;
  phoneNumberCount: number;
  version: string;
}

/** All of them by slug, or the one with this slug. */
export class ListWorkspaces extends Query<WorkspaceView[]> {
  constructor(
    readonly slug: string | null,
    readonly page: PageAsk | null = null,
  ) {
    super();
  }
}
