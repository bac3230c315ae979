import { Command } from '@nestjs/cqrs';

export interface CheckedTeam {
  calcomTeamId: number;
  name: string;
  /** Null: the key's user is no admin there, and Cal.com does not say more. */
  role: string | null;
  accepted: boolean | null;
  /** May be assigned to a company (invariant 5). */
  isAdmin: boolean;
}

export interface ConnectionCheck {
  ok: boolean;
  /** For operators; null when all is well. */
  error: string | null;
  /** Whom the key belongs to. */
  user: { calcomUserId: number; name: string | null; email: string } | null;
  organizationId: number | null;
  isOrganizationAdmin: boolean;
  teams: CheckedTeam[];
}

/** Asks Cal.com whom the key belongs to and what it may do, and remembers the outcome at the connection. @throws AppError request.not_found */
export class CheckConnection extends Command<ConnectionCheck> {
  constructor(readonly connectionId: string) {
    super();
  }
}
