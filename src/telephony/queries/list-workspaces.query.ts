import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';
import type { Door } from '../retell-addresses.js';

/** A workspace without its keys. */
export interface WorkspaceView {
  id: string;
  slug: string;
  webhookKeyCount: number;
  phoneNumberCount: number;
  /** Where its messages are to be sent; relative where nobody told Frontdesk its own address. */
  addresses: Record<Door, string>;
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
