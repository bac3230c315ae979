import { Query } from '@nestjs/cqrs';
import type { DescribedService } from './described-services.js';

/** With its event type. @throws AppError request.not_found */
export class GetService extends Query<DescribedService> {
  constructor(
    readonly companyId: string,
    readonly serviceId: string,
  ) {
    super();
  }
}
