import type { Schema } from '../api/client';
import { useAll } from '../shared/use-all';

/** All that a company needs before a caller can book. */
export interface SetUp {
  teams: Schema<'TeamResponse'>[];
  services: Schema<'ServiceResponse'>[];
  branches: Schema<'BranchResponse'>[];
  numbers: Schema<'PhoneNumberResponse'>[];
}

/** Null until all of it is known. */
export function useSetUp(companyId: string): SetUp | null {
  const { data: teams } = useAll<Schema<'TeamResponse'>>(`companies/${companyId}/teams`);
  const { data: services } = useAll<Schema<'ServiceResponse'>>(`companies/${companyId}/services`);
  const { data: branches } = useAll<Schema<'BranchResponse'>>(`companies/${companyId}/branches`);
  const { data: numbers } = useAll<Schema<'PhoneNumberResponse'>>(`companies/${companyId}/numbers`);
  return teams && services && branches && numbers ? { teams, services, branches, numbers } : null;
}

/** Callers can choose it somewhere. */
export function isBookable({ is_active, not_bookable_reason, branch_ids }: Schema<'ServiceResponse'>): boolean {
  return is_active && not_bookable_reason === null && branch_ids.length > 0;
}

/** Nothing is missing; what is there and does not hold is no matter of setting up. */
export function isComplete({ teams, services, branches, numbers }: SetUp): boolean {
  return (
    teams.length > 0 &&
    services.some(({ branch_ids }) => branch_ids.length > 0) &&
    branches.some(({ is_active }) => is_active) &&
    numbers.some(({ is_active }) => is_active)
  );
}
