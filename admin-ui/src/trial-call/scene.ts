import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { useAll } from '../shared/use-all';

export type PhoneNumber = Schema<'PhoneNumberResponse'>;
type BranchService = Schema<'BranchServiceResponse'> & { id: string };

/** Where a caller of a number ends up. */
export interface Scene {
  branchId: string | null;
  timeZone: string;
  /** In which callers are answered. */
  language: string;
  offered: BranchService[];
}

export function useScene({ branch_id: branchId }: PhoneNumber): Scene {
  const company = useCompany();
  const base = `companies/${company.id}/branches`;
  const { data: branches = [] } = useAll<Schema<'BranchResponse'>>(base);
  const { data: services = [] } = useAll<BranchService>(`${base}/${branchId}/services`, {}, branchId !== null);
  const branch = branches.find(({ id }) => id === branchId);
  return {
    branchId,
    timeZone: branch?.time_zone ?? company.time_zone,
    language: branch?.language ?? company.language,
    offered: services.filter(({ is_offered: isOffered }) => isOffered),
  };
}

/** The offered service that was entered, by name or id; none for any other words. */
export function serviceMeant({ offered }: Scene, entered: string | boolean | undefined): BranchService | undefined {
  const meant = String(entered ?? '')
    .trim()
    .toLowerCase();
  return offered.find(({ name, service_id: id }) => name.toLowerCase() === meant || id === meant);
}
