import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppError } from '../shared/app-error.js';
import { SecretBox } from '../shared/secret-box.js';
import { withinTime } from './functions/within-time.js';
import { RetellWorkspace } from './entities/retell-workspace.entity.js';

const KEPT_MS = 10_000;
/** A caller waits: a database that says nothing is away, too. */
const ANSWERS_WITHIN_MS = 700;
const KEPT_WHILE_AWAY_MS = 2_000;

export interface OpenWorkspace {
  id: string;
  /** Webhook keys, several during rotation. */
  keys: string[];
}

/** Workspaces with their keys, kept a few seconds; while the database is away the last known ones serve on. */
@Injectable()
export class Workspaces {
  private readonly kept = new Map<string, { until: number; workspace: OpenWorkspace | null }>();

  constructor(
    private readonly em: EntityManager,
    private readonly secrets: SecretBox,
  ) {}

  /** After a change here; other processes follow within seconds. */
  forget(slug: string): void {
    this.kept.delete(slug);
  }

  /** @throws AppError server.unavailable while the database is away and this workspace was not seen before */
  async find(slug: string): Promise<OpenWorkspace | null> {
    const kept = this.kept.get(slug);
    if (kept && kept.until > performance.now()) return kept.workspace;
    try {
      const row = await withinTime(this.em.fork().findOne(RetellWorkspace, { slug }), ANSWERS_WITHIN_MS);
      const workspace = row ? { id: row.id, keys: row.webhookKeys(this.secrets) } : null;
      // An unknown slug is not kept: anybody may ask for any number of them.
      if (workspace) this.kept.set(slug, { until: performance.now() + KEPT_MS, workspace });
      return workspace;
    } catch (error) {
      if (!kept) throw new AppError('server.unavailable', 503, 'Try again in a moment.', { level: 'warn', cause: error });
      this.kept.set(slug, { until: performance.now() + KEPT_WHILE_AWAY_MS, workspace: kept.workspace });
      return kept.workspace;
    }
  }
}
