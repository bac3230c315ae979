import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AssignTeam } from '../../contracts/companies/assign-team.command.js';
import { TeamAssigned } from '../../contracts/companies/team-assigned.event.js';
import { EventRecorder } from '../../outbox/event-recorder.js';
import { AppError } from '../../shared/app-error.js';
import { Clock } from '../../shared/clock.js';
import { notFound } from '../../shared/not-found.js';
import { findConnection } from '../connection-in-reach.js';
import { Company } from '../entities/company.entity.js';
import { CompanyTeam } from '../entities/company-team.entity.js';

@CommandHandler(AssignTeam)
export class AssignTeamHandler implements ICommandHandler<AssignTeam> {
  constructor(
    private readonly em: EntityManager,
    private readonly events: EventRecorder,
    private readonly clock: Clock,
  ) {}

  async execute(command: AssignTeam): Promise<{ companyTeamId: string }> {
    try {
      return await this.em.transactional(() => this.assign(command));
    } catch (error) {
      // The index company_teams_one_company_a_team decides, also among concurrent commands.
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      const detail = 'This Cal.com team belongs to a company already; remove it there first.';
      throw new AppError('team.already_assigned', 409, detail, { field: 'calcom_team_id', cause: error });
    }
  }

  private async assign({ companyId, calcomTeamId, connectionId }: AssignTeam): Promise<{ companyTeamId: string }> {
    if (!(await this.em.findOne(Company, { id: companyId }))) throw notFound('company');
    const connection = await findConnection(this.em, companyId, connectionId);
    const former = await this.em.findOne(
      CompanyTeam,
      { companyId, calcomInstance: connection.calcomInstance, calcomTeamId, removedAt: { $ne: null } },
      // Locked and read afresh: of two commands at once the second finds it assigned again.
      { orderBy: { removedAt: 'desc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    former?.assignAgain(connection.id, this.clock.now());
    const assignment = former ?? new CompanyTeam(companyId, connection, calcomTeamId, this.clock.now());
    this.em.persist(assignment);
    this.events.record(new TeamAssigned(companyId, assignment.id));
    return { companyTeamId: assignment.id };
  }
}
