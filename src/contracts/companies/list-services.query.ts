import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';

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

/** A company's services by name: all of them, or a page (then one more than it has room for when there is a next one). */
export class ListServices extends Query<ServiceView[]> {
  constructor(
    readonly companyId: string,
    readonly filter: ServiceFilter = {},
    readonly page: PageAsk | null = null,
  ) {
    super();
  }
}
