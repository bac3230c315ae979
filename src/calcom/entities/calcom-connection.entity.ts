import { Entity, Formula, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/ids.js';
import type { SecretBox } from '../../shared/secret-box.js';

/** Long enough to enter a new secret by hand wherever the old one stands. */
const PREVIOUS_SECRET_COUNTS_MS = 24 * 60 * 60 * 1_000;

export type ConnectionStatus = 'unchecked' | 'ok' | 'error';

/** An API key at a Cal.com instance. Secrets are sealed for this very row and never leave the module. */
@Entity({ tableName: 'calcom_connections' })
export class CalcomConnection {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  /** Null: shared by companies, operators only. */
  @Property({ type: 'uuid', nullable: true })
  companyId: string | null;

  @Property({ type: 'text' })
  label: string;

  @Property({ type: 'text' })
  baseUrl: string;

  /** Lower-cased origin: what team and event type ids are unique within. */
  @Property({ type: 'text' })
  calcomInstance: string;

  @Property({ type: 'text', nullable: true })
  apiKeyEncrypted: string | null;

  @Property({ type: 'text', nullable: true })
  webhookSecretEncrypted: string | null;

  /** Grows with every new secret: webhooks that were set with an older one are set again. */
  @Property({ type: 'integer' })
  webhookSecretVersion: number;

  /** Still accepted until then: deliveries may be under way, and webhooks made by hand are changed by hand. */
  @Property({ type: 'text', nullable: true })
  previousWebhookSecretEncrypted: string | null;

  @Property({ type: 'datetime', nullable: true })
  previousWebhookSecretUntil: Date | null;

  @Property({ type: 'integer', nullable: true })
  organizationId: number | null;

  /** Version header per endpoint family, where it differs from the client's defaults. */
  @Property({ type: 'json' })
  apiVersions: Record<string, string>;

  @Property({ type: 'integer', nullable: true })
  limitPerMinute: number | null;

  @Property({ type: 'text' })
  status: ConnectionStatus;

  @Property({ type: 'datetime', nullable: true })
  lastCheckedAt: Date | null;

  @Property({ type: 'datetime', defaultRaw: 'now()', onUpdate: () => new Date() })
  updatedAt!: Date;

  /** Renewed with every change (shared/version.ts). */
  @Formula((_columns, table) => `${table.alias}.xmin::text`)
  readonly version!: string;

  constructor(label: string, baseUrl: string, companyId: string | null = null) {
    this.id = newId();
    this.companyId = companyId;
    this.label = label;
    this.baseUrl = baseUrl;
    this.calcomInstance = new URL(baseUrl).origin.toLowerCase();
    this.apiKeyEncrypted = null;
    this.webhookSecretEncrypted = null;
    this.webhookSecretVersion = 0;
    this.previousWebhookSecretEncrypted = null;
    this.previousWebhookSecretUntil = null;
    this.organizationId = null;
    this.apiVersions = {};
    this.limitPerMinute = null;
    this.status = 'unchecked';
    this.lastCheckedAt = null;
  }

  get hasApiKey(): boolean {
    return this.apiKeyEncrypted !== null;
  }

  get hasWebhookSecret(): boolean {
    return this.webhookSecretEncrypted !== null;
  }

  rename(label: string): void {
    this.label = label;
  }

  /** Null: what Cal.com says of itself. */
  limitTo(requestsPerMinute: number | null): void {
    this.limitPerMinute = requestsPerMinute;
  }

  /** What a check found out; an organisation's teams are reached through its own paths from now on. */
  checked(status: 'ok' | 'error', organizationId: number | null, at: Date): void {
    this.status = status;
    this.lastCheckedAt = at;
    if (status === 'ok') this.organizationId = organizationId;
  }

  /** Seals the secrets with the key that encrypts now, so that an older one can leave the key ring. */
  sealAnew(box: SecretBox): void {
    const seal = (sealed: string | null, column: string): string | null =>
      sealed === null ? null : box.seal(box.open(sealed, this.place(column)), this.place(column));
    this.apiKeyEncrypted = seal(this.apiKeyEncrypted, 'api_key');
    this.webhookSecretEncrypted = seal(this.webhookSecretEncrypted, 'webhook_secret');
    this.previousWebhookSecretEncrypted = seal(this.previousWebhookSecretEncrypted, 'webhook_secret');
  }

  /** Another base URL clears the key: it was given for the old one. */
  pointAt(baseUrl: string): void {
    if (baseUrl === this.baseUrl) return;
    this.baseUrl = baseUrl;
    this.calcomInstance = new URL(baseUrl).origin.toLowerCase();
    this.apiKeyEncrypted = null;
    this.status = 'unchecked';
  }

  rotateKey(apiKey: string, box: SecretBox): void {
    if (this.apiKeyEncrypted === null || this.apiKey(box) !== apiKey) this.apiKeyEncrypted = box.seal(apiKey, this.place('api_key'));
  }

  /** False: it is the same secret. The one before is accepted until `previousUntil`. */
  rotateWebhookSecret(secret: string, box: SecretBox, previousUntil = new Date(Date.now() + PREVIOUS_SECRET_COUNTS_MS)): boolean {
    const place = this.place('webhook_secret');
    if (this.webhookSecret(box) === secret) return false;
    this.previousWebhookSecretEncrypted = this.webhookSecretEncrypted;
    this.previousWebhookSecretUntil = this.webhookSecretEncrypted === null ? null : previousUntil;
    this.webhookSecretEncrypted = box.seal(secret, place);
    this.webhookSecretVersion += 1;
    return true;
  }

  /** Null: none yet, and nothing that claims to come from Cal.com is believed. */
  webhookSecret(box: SecretBox): string | null {
    return this.webhookSecretEncrypted === null ? null : box.open(this.webhookSecretEncrypted, this.place('webhook_secret'));
  }

  /** Those that sign a believed delivery now, the present one first. */
  webhookSecrets(box: SecretBox, now: Date): string[] {
    const present = this.webhookSecret(box);
    const counts = this.previousWebhookSecretUntil !== null && this.previousWebhookSecretUntil > now;
    const previous = counts && this.previousWebhookSecretEncrypted;
    return [...(present === null ? [] : [present]), ...(previous ? [box.open(previous, this.place('webhook_secret'))] : [])];
  }

  /** @throws when the connection has no key yet. */
  apiKey(box: SecretBox): string {
    if (this.apiKeyEncrypted === null) throw new Error(`connection "${this.label}" has no API key`);
    return box.open(this.apiKeyEncrypted, this.place('api_key'));
  }

  private place(column: string): string {
    return `calcom_connections/${this.id}/${column}`;
  }
}
