import { Query } from '@nestjs/cqrs';

export interface ReadinessView {
  links: { link: string; ok: boolean; what: string | null; reason: string | null }[];
  services: { id: string; name: string; reason: string | null }[];
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
