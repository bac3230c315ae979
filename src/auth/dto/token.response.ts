import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import { ROLES, type Role } from '../actor.js';
import type { TokenView } from '../queries/token-view.js';

export class TokenResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'nightly export' })
  name: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  company_id: string | null;

  @ApiProperty({ type: [String], nullable: true, description: 'Null: all that the role allows.' })
  scopes: string[] | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expires_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute.' })
  last_used_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revoked_at: string | null;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  constructor(token: TokenView) {
    this.id = token.id;
    this.name = token.name;
    this.role = token.role;
    this.company_id = token.companyId;
    this.scopes = token.scopes;
    this.expires_at = token.expiresAt?.toISOString() ?? null;
    this.last_used_at = token.lastUsedAt?.toISOString() ?? null;
    this.revoked_at = token.revokedAt?.toISOString() ?? null;
    this.created_at = token.createdAt.toISOString();
  }
}

export class TokenListResponse extends PageResponse {
  @ApiProperty({ type: [TokenResponse] })
  data!: TokenResponse[];

  constructor(tokens: TokenView[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        tokens,
        page,
        ({ id }) => ['', id],
        (token) => new TokenResponse(token),
      ),
    );
  }
}

export class CreatedTokenResponse extends TokenResponse {
  @ApiProperty({ example: 'fd_…', description: 'Shown this once; only its hash is kept.' })
  token: string;

  constructor(view: TokenView, token: string) {
    super(view);
    this.token = token;
  }
}
