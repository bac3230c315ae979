import { Query } from '@nestjs/cqrs';
import type { CompanyView } from './company-view.js';

/** @throws AppError request.not_found */
export class GetCompany extends Query<CompanyView> {
  constructor(readonly company: { id: string } | { slug: string }) {
    super();
  }
}
