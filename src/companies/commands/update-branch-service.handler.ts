import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { assertExpected } from '../../shared/version.js';
import { findBranchAndService } from '../branch-and-service.js';
import { BranchService } from '../entities/branch-service.entity.js';
import { type BranchServiceView, branchServiceView } from '../queries/branch-service-views.js';
import { type BranchServiceFields, UpdateBranchService } from './update-branch-service.command.js';

@CommandHandler(UpdateBranchService)
export class UpdateBranchServiceHandler implements ICommandHandler<UpdateBranchService> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, branchId, serviceId, fields, expected }: UpdateBranchService): Promise<void> {
    return this.em.transactional(async () => {
      await findBranchAndService(this.em, companyId, branchId, serviceId);
      const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
      const offered = await this.em.findOne(BranchService, { companyId, branchId, serviceId }, locked);
      const view = await branchServiceView(this.em, companyId, branchId, serviceId);
      if (!offered || !view) throw notFound('branch service');
      assertExpected(offered.version, expected);
      assertAllowed(view, fields);
      offered.change(fields);
    });
  }
}

/** Cal.com books its own lengths only, and an amount without a currency is no price. */
function assertAllowed({ lengths, currency }: BranchServiceView, { durationMinutes, priceMinor }: BranchServiceFields): void {
  if (durationMinutes !== undefined && durationMinutes !== null && !lengths.includes(durationMinutes)) {
    const detail = `Cal.com offers this service in these lengths only: ${lengths.join(', ')} minutes.`;
    throw new AppError('branch_service.no_such_length', 409, detail, { field: 'duration_minutes' });
  }
  if (priceMinor !== undefined && priceMinor !== null && currency === null) {
    throw new AppError('branch_service.no_currency', 409, 'Give the service itself a price first: it has the currency.', {
      field: 'price_minor',
    });
  }
}
