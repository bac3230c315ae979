import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/ids.js';
import type { SecretBox } from '../../shared/secret-box.js';

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

  constructor(label: string, baseUrl: string, companyId: string | null = null) {
    this.id = newId();
    this.companyId = companyId;
    this.label = label;
    this.baseUrl = baseUrl;
    this.calcomInstance = new URL(baseUrl).origin.toLowerCase();
    this.apiKeyEncrypted = null;
    this.webhookSecretEncrypted = null;
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

  rotateWebhookSecret(secret: string, box: SecretBox): void {
    const place = this.place('webhook_secret');
    const known = this.webhookSecretEncrypted === null ? null : box.open(this.webhookSecretEncrypted, place);
    if (known !== secret) this.webhookSecretEncrypted = box.seal(secret, place);
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
