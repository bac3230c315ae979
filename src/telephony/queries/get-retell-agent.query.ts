import { Query } from '@nestjs/cqrs';
import type { AgentBodies } from '../agent-bodies.js';

export interface RetellAgentView extends AgentBodies {
  companyName: string;
  branchName: string;
  /** Slug. */
  workspace: string;
}

/**
 * What is to be made at Retell for a branch, in the workspace of its numbers unless one is named.
 * @throws AppError request.not_found; request.conflict when its numbers are in several workspaces and none is named
 */
export class GetRetellAgent extends Query<RetellAgentView> {
  constructor(
    readonly companyId: string,
    readonly branchId: string,
    readonly workspace: string | null,
  ) {
    super();
  }
}
