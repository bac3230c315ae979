import type { Schema } from '../api/client';
import { type Week, hoursOf, weekOf } from './week';

export type Branch = Schema<'BranchResponse'>;

/** What the form has besides the branch's own fields. */
export interface BranchForm extends Partial<Branch> {
  week?: Week | null;
}

export function formOf(branch: Branch): BranchForm {
  return { week: branch.opening_hours && weekOf(branch.opening_hours) };
}

/** The form as the API wants it. */
export function branchOf({ name, slug, time_zone, language, company_team_id, is_active, week }: BranchForm): Partial<Branch> {
  return {
    ...{ name, slug, time_zone: time_zone || null, language: language || null, company_team_id: company_team_id || null },
    opening_hours: week ? hoursOf(week) : null,
    ...(is_active !== undefined && { is_active }),
  };
}
