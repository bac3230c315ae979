import type { OpeningHours } from '../../contracts/companies/opening-hours.js';
import type { Branch } from '../entities/branch.entity.js';

export interface BranchView {
  id: string;
  companyId: string;
  companyTeamId: string | null;
  name: string;
  slug: string;
  timeZone: string | null;
  language: string | null;
  isActive: boolean;
  openingHours: OpeningHours | null;
  version: string;
}

export function branchView(branch: Branch): BranchView {
  const { id, companyId, companyTeamId, name, slug, timeZone, language, isActive, openingHours, version } = branch;
  return { id, companyId, companyTeamId, name, slug, timeZone, language, isActive, openingHours, version };
}
