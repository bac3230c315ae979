import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AttachService } from '../../contracts/companies/attach-service.command.js';
import { AppError } from '../../shared/app-error.js';
import { newId } from '../../shared/ids.js';
import { findBranchAndService } from '../branch-and-service.js';

@CommandHandler(AttachService)
export class AttachServiceHandler implements ICommandHandler<AttachService> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, branchId, serviceId }: AttachService): Promise<void> {
    return this.em.transactional(async () => {
      const { teamRemoved, otherTeam } = await findBranchAndService(this.em, companyId, branchId, serviceId);
      if (teamRemoved) throw new AppError('service.not_in_team', 409, "The service's Cal.com team is no longer the company's.");
      if (otherTeam) throw new AppError('service.of_another_team', 409, 'The branch is limited to another Cal.com team of the company.');
      await this.em.execute(
        `insert into branch_services (id, company_id, branch_id, service_id) values (?, ?, ?, ?)
         on conflict (branch_id, service_id) do update set is_active = true`,
        [newId(), companyId, branchId, serviceId],
      );
    });
  }
}
