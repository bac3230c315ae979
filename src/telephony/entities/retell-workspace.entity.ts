import { Entity, Formula, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/ids.js';
import type { SecretBox } from '../../shared/secret-box.js';

/** A Retell account: its webhook keys sign what its agents send. */
@Entity({ tableName: 'retell_workspaces' })
export class RetellWorkspace {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  /** Stands in the address `/retell/{slug}/…`; `default` also answers without it. */
  @Property({ type: 'text' })
  slug: string;

  @Property({ type: 'text[]' })
  webhookKeysEncrypted: string[];

  @Property({ type: 'datetime', defaultRaw: 'now()', onUpdate: () => new Date() })
  updatedAt!: Date;

  /** Renewed with every change (shared/version.ts). */
  @Formula((_columns, table) => `${table.alias}.xmin::text`)
  readonly version!: string;

  constructor(slug: string) {
    this.id = newId();
    this.slug = slug;
    this.webhookKeysEncrypted = [];
  }

  /** Any of them may have signed; several while a key is being replaced, none when the workspace is closed. */
  webhookKeys(box: SecretBox): string[] {
    return this.webhookKeysEncrypted.map((sealed) => box.open(sealed, this.place));
  }

  /** The same keys under the first key of the ring. @throws when no key of the ring opens one of them */
  sealAnew(box: SecretBox): void {
    this.webhookKeysEncrypted = this.webhookKeys(box).map((key) => box.seal(key, this.place));
  }

  /** Old ones that nothing opens any more count as other ones, so that it also helps after the key ring was lost. */
  replaceWebhookKeys(keys: string[], box: SecretBox): void {
    if (this.has(keys, box)) return;
    this.webhookKeysEncrypted = keys.map((key) => box.seal(key, this.place));
  }

  /** The new key beside the present ones: Retell's requests pass with either until the older ones are dropped. */
  addWebhookKey(key: string, box: SecretBox): void {
    this.webhookKeysEncrypted = [box.seal(key, this.place), ...this.webhookKeysEncrypted];
  }

  /** Only what the newest key signed passes from now on. */
  keepNewestWebhookKey(): void {
    this.webhookKeysEncrypted = this.webhookKeysEncrypted.slice(0, 1);
  }

  private has(keys: string[], box: SecretBox): boolean {
    try {
      return JSON.stringify(this.webhookKeys(box)) === JSON.stringify(keys);
    } catch {
      return false;
    }
  }

  private get place(): string {
    return `retell_workspaces/${this.id}/webhook_keys`;
  }
}
