import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AssignTeam } from '../../contracts/companies/assign-team.command.js';
import { RemoveTeam } from '../../contracts/companies/remove-team.command.js';
import { SwitchTeam } from '../../contracts/companies/switch-team.command.js';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { CompanyTeam } from '../entities/company-team.entity.js';

@CommandHandler(SwitchTeam)
export class SwitchTeamHandler implements ICommandHandler<SwitchTeam> {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: CommandBus,
  ) {}

  execute({ companyId, companyTeamId, calcomTeamId, connectionId }: SwitchTeam): Promise<{ companyTeamId: string }> {
    return this.em.transactional(async () => {
      // Locked and read afresh: of two switches at once the second finds the team removed.
      const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
      const old = await this.em.findOne(CompanyTeam, { companyId, id: companyTeamId, removedAt: null }, locked);
      if (!old) throw notFound('team');
      if (old.calcomTeamId === calcomTeamId && (connectionId ?? old.connectionId) === old.connectionId)
        throw new AppError('team.already_assigned', 409, 'The company has this team already.', { field: 'calcom_team_id' });
      await this.commands.execute(new RemoveTeam(companyId, companyTeamId));
      const assigned = await this.commands.execute(new AssignTeam(companyId, calcomTeamId, connectionId));
      await this.em.execute('update branches set company_team_id = ?, updated_at = now() where company_id = ? and company_team_id = ?', [
        assigned.companyTeamId,
        companyId,
        companyTeamId,
      ]);
      return assigned;
    });
  }
}
