import type { Company } from '../entities/company.entity.js';

export interface CompanyView {
  id: string;
  name: string;
  slug: string;
  isActive: boolean;
  timeZone: string;
  language: string;
  syncIntervalHours: number;
  moveNoticeMinutes: number;
  cancelNoticeMinutes: number;
  createdAt: Date;
}

export function companyView(company: Company): CompanyView {
  const { id, name, slug, isActive, timeZone, language, createdAt } = company;
  const { syncIntervalHours, moveNoticeMinutes, cancelNoticeMinutes } = company;
  return { id, name, slug, isActive, timeZone, language, syncIntervalHours, moveNoticeMinutes, cancelNoticeMinutes, createdAt };
}
