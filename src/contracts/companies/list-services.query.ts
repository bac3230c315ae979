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
  isActive: boolean;
  /** Null when bookable at all; else why not (`team_removed`, `vanished`, `managed`, ...). */
  notBookableReason: string | null;
  companyTeamId: string;
  calcomEventTypeId: number;
  branchIds: string[];
}

/** All services of a company, by name. */
export class ListServices extends Query<ServiceView[]> {
  constructor(readonly companyId: string) {
    super();
  }
}
