import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { notFound } from '../shared/not-found.js';
import { type Expected, assertExpected } from '../shared/version.js';
import { RetellWorkspace } from './entities/retell-workspace.entity.js';
import { Workspaces } from './workspaces.js';

/** Changes a workspace that nobody else is changing; requests signed from now on meet the change. */
@Injectable()
export class ChangingWorkspace {
  constructor(
    private readonly em: EntityManager,
    private readonly workspaces: Workspaces,
  ) {}

  /** @throws AppError request.not_found, request.changed_meanwhile */
  async change(slug: string, expected: Expected, change: (workspace: RetellWorkspace) => void): Promise<void> {
    await this.em.transactional(async () => {
      const workspace = await this.em.findOne(RetellWorkspace, { slug }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
      if (!workspace) throw notFound('workspace');
      assertExpected(workspace.version, expected);
      change(workspace);
    });
    this.workspaces.forget(slug);
  }
}
