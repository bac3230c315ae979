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
  retentionDays: number;
  createdAt: Date;
  version: string;
}

export function companyView(company: Company): CompanyView {
  const { id, name, slug, isActive, timeZone, language, createdAt, version } = company;
  const { syncIntervalHours, moveNoticeMinutes, cancelNoticeMinutes, retentionDays } = company;
  const rules = { syncIntervalHours, moveNoticeMinutes, cancelNoticeMinutes, retentionDays };
  return { id, name, slug, isActive, timeZone, language, ...rules, createdAt, version };
}
