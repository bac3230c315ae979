import { Command } from '@nestjs/cqrs';

/** Takes a service off a branch; bookings made there stay. @throws AppError request.not_found */
export class DetachService extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly branchId: string,
    readonly serviceId: string,
  ) {
    super();
  }
}
