import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SecretBox } from '../shared/secret-box.js';
import { RetellWorkspace } from './entities/retell-workspace.entity.js';

const KEPT_MS = 10_000;

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

  async find(slug: string): Promise<OpenWorkspace | null> {
    const kept = this.kept.get(slug);
    if (kept && kept.until > Date.now()) return kept.workspace;
    try {
      const row = await this.em.fork().findOne(RetellWorkspace, { slug });
      const workspace = row ? { id: row.id, keys: row.webhookKeys(this.secrets) } : null;
      // An unknown slug is not kept: anybody may ask for any number of them.
      if (workspace) this.kept.set(slug, { until: Date.now() + KEPT_MS, workspace });
      return workspace;
    } catch (error) {
      if (kept) return kept.workspace;
      throw error;
    }
  }
}
