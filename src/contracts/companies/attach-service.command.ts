import { Command } from '@nestjs/cqrs';

/** Offers a service at a branch. Twice is the same as once. @throws AppError request.not_found, service.not_in_team, service.of_another_team */
export class AttachService extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly branchId: string,
    readonly serviceId: string,
  ) {
    super();
  }
}
