import { Query } from '@nestjs/cqrs';
import type { ReadinessService, ReadinessStep } from '../../contracts/booking/readiness-of-number.query.js';

export interface ReadinessView {
  links: (Omit<ReadinessStep, 'link'> & { link: string })[];
  services: ReadinessService[];
}

/** Each link from the number to what can be booked, ok or why not. @throws AppError request.not_found */
export class GetReadiness extends Query<ReadinessView> {
  constructor(
    readonly companyId: string,
    readonly phoneNumberId: string,
  ) {
    super();
  }
}
