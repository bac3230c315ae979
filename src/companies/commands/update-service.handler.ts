import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UpdateService } from '../../contracts/companies/update-service.command.js';
import { notFound } from '../../shared/not-found.js';
import { assertExpected } from '../../shared/version.js';
import { Service } from '../entities/service.entity.js';

@CommandHandler(UpdateService)
export class UpdateServiceHandler implements ICommandHandler<UpdateService> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, serviceId, change, expected }: UpdateService): Promise<void> {
    return this.em.transactional(async () => {
      const service = await this.em.findOne(Service, { companyId, id: serviceId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
      if (!service) throw notFound('service');
      assertExpected(service.version, expected);
      service.change(change);
    });
  }
}
