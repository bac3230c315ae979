import { useGetList } from 'react-admin';
import type { Schema } from '../api/client';
import { useAll } from '../shared/use-all';
import { useConnections } from '../teams/use-team-choices';
import type { Existing } from './steps';

const ONE = { pagination: { page: 1, perPage: 1 } };

/** What there is of the company; undefined until all of it is known. */
export function useExisting(companyId: string): { existing?: Existing; error: unknown } {
  const base = `companies/${companyId}`;
  const connections = useConnections(companyId);
  const teams = useAll<Schema<'TeamResponse'>>(`${base}/teams`);
  const branches = useAll<Schema<'BranchResponse'>>(`${base}/branches`);
  const numbers = useAll<Schema<'PhoneNumberResponse'>>(`${base}/numbers`);
  const services = useAll<Schema<'ServiceResponse'>>(`${base}/services`);
  const calls = useGetList(`${base}/calls`, ONE);
  const error = connections.error ?? teams.error ?? branches.error ?? numbers.error ?? services.error ?? calls.error;
  if (!connections.data || !teams.data || !branches.data || !numbers.data || !services.data || !calls.data) return { error };
  return {
    error,
    existing: {
      ...{ connections: connections.data, teams: teams.data, branches: branches.data },
      ...{ numbers: numbers.data, services: services.data, hasCalls: calls.data.length > 0 },
    },
  };
}
