import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DetachService } from '../../contracts/companies/detach-service.command.js';
import { findBranchAndService } from '../branch-and-service.js';
import { BranchService } from '../entities/branch-service.entity.js';

@CommandHandler(DetachService)
export class DetachServiceHandler implements ICommandHandler<DetachService> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, branchId, serviceId }: DetachService): Promise<void> {
    return this.em.transactional(async () => {
      await findBranchAndService(this.em, companyId, branchId, serviceId);
      await this.em.nativeDelete(BranchService, { companyId, branchId, serviceId });
    });
  }
}
