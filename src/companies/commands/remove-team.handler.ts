import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RemoveTeam } from '../../contracts/companies/remove-team.command.js';
import { TeamRemoved } from '../../contracts/companies/team-removed.event.js';
import { EventRecorder } from '../../outbox/event-recorder.js';
import { Clock } from '../../shared/clock.js';
import { notFound } from '../../shared/not-found.js';
import { CompanyTeam } from '../entities/company-team.entity.js';

@CommandHandler(RemoveTeam)
export class RemoveTeamHandler implements ICommandHandler<RemoveTeam> {
  constructor(
    private readonly em: EntityManager,
    private readonly events: EventRecorder,
    private readonly clock: Clock,
  ) {}

  execute({ companyId, companyTeamId }: RemoveTeam): Promise<void> {
    return this.em.transactional(async () => {
      const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
      const assignment = await this.em.findOne(CompanyTeam, { companyId, id: companyTeamId }, locked);
      if (!assignment) throw notFound('team');
      if (assignment.remove(this.clock.now())) this.events.record(new TeamRemoved(companyId, companyTeamId));
    });
  }
}
