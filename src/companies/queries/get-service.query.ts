import { Query } from '@nestjs/cqrs';
import type { ServiceView } from '../../contracts/companies/list-services.query.js';

/** @throws AppError request.not_found */
export class GetService extends Query<ServiceView> {
  constructor(
    readonly companyId: string,
    readonly serviceId: string,
  ) {
    super();
  }
}
