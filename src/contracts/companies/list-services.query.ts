import { Query } from '@nestjs/cqrs';

export interface ServiceView {
  id: string;
  /** What callers hear: the company's display name, else Cal.com's title. */
  name: string;
  title: string;
  durationMinutes: number;
  lengthOptions: number[];
  aliases: string[];
  category: string | null;
  price: { minor: number; currency: string } | null;
  emailPolicy: 'technical' | 'ask';
  /** Minutes before the start by which callers have to book; null: Cal.com's notice alone. */
  noticeMinutes: number | null;
  isActive: boolean;
  /** Null when bookable at all; else why not (`team_removed`, `vanished`, `managed`, ...). */
  notBookableReason: string | null;
  companyTeamId: string;
  mappingId: string;
  calcomEventTypeId: number;
  branchIds: string[];
  version: string;
}

export interface ServiceFilter {
  isActive?: boolean;
  isBookable?: boolean;
  branchId?: string;
  companyTeamId?: string;
}

/** A company's services by name. */
export class ListServices extends Query<ServiceView[]> {
  constructor(
    readonly companyId: string,
    readonly filter: ServiceFilter = {},
  ) {
    super();
  }
}
