import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import { ROLES, type Role } from '../actor.js';
import type { PasswordLink } from '../password-links.js';
import type { UserView } from '../queries/user-view.js';

export class UserResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'anna@salon-seeblick.example' })
  email: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  company_id: string | null;

  @ApiProperty()
  is_active: boolean;

  @ApiProperty({ description: 'False until the person has used the one-time link.' })
  has_password: boolean;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  constructor(user: UserView) {
    this.id = user.id;
    this.email = user.email;
    this.role = user.role;
    this.company_id = user.companyId;
    this.is_active = user.isActive;
    this.has_password = user.hasPassword;
    this.created_at = user.createdAt.toISOString();
  }
}

export class UserListResponse extends PageResponse {
  @ApiProperty({ type: [UserResponse] })
  data!: UserResponse[];

  constructor(users: UserView[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        users,
        page,
        ({ id }) => ['', id],
        (user) => new UserResponse(user),
      ),
    );
  }
}

/** Shown once; hand it to its person over a way you trust. */
export class PasswordLinkResponse {
  @ApiProperty({ example: 'https://frontdesk.example.com/admin/#/setup?token=…' })
  url: string;

  @ApiProperty({ format: 'date-time' })
  expires_at: string;

  constructor({ url, expiresAt }: PasswordLink) {
    this.url = url;
    this.expires_at = expiresAt.toISOString();
  }
}

export class CreatedUserResponse extends UserResponse {
  @ApiProperty()
  password_link: PasswordLinkResponse;

  constructor(user: UserView, link: PasswordLink) {
    super(user);
    this.password_link = new PasswordLinkResponse(link);
  }
}
