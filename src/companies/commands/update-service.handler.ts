import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UpdateService } from '../../contracts/companies/update-service.command.js';
import { notFound } from '../../shared/not-found.js';
import { Service } from '../entities/service.entity.js';

@CommandHandler(UpdateService)
export class UpdateServiceHandler implements ICommandHandler<UpdateService> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, serviceId, change }: UpdateService): Promise<void> {
    return this.em.transactional(async () => {
      const service = await this.em.findOne(Service, { companyId, id: serviceId });
      if (!service) throw notFound('service');
      service.change(change);
    });
  }
}
