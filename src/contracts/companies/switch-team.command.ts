import { Command } from '@nestjs/cqrs';

/**
 * Replaces one of a company's teams in one transaction: from the commit on nothing of the old one can be booked, branches limited to
 * it are limited to the new one, whose import starts by itself. Resolves to the new assignment's id.
 * @throws AppError request.not_found, and those of AssignTeam; then nothing has changed.
 */
export class SwitchTeam extends Command<{ companyTeamId: string }> {
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string,
    readonly calcomTeamId: number,
    /** Null: the connection labelled `default`. */
    readonly connectionId: string | null = null,
  ) {
    super();
  }
}
