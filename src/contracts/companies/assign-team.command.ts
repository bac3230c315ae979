import { Command } from '@nestjs/cqrs';

/**
 * Gives a Cal.com team to a company; its import starts by itself. Resolves to the assignment's id.
 * @throws AppError team.already_assigned when the team belongs to a company already, team.connection_missing without a
 * default connection, request.not_found for a named one.
 */
export class AssignTeam extends Command<{ companyTeamId: string }> {
  constructor(
    readonly companyId: string,
    readonly calcomTeamId: number,
    /** Null: the connection labelled `default`. */
    readonly connectionId: string | null = null,
  ) {
    super();
  }
}
