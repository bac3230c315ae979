import { useGetOne } from 'react-admin';
import type { Schema } from '../api/client';
import { useAll } from '../shared/use-all';

type Team = Schema<'TeamResponse'>;
type Service = Schema<'ServiceResponse'>;

/** A service of the company at one branch: what is different there, and what it is everywhere. */
export type ServiceHere = Schema<'BranchServiceResponse'> & { id: string; service: Service };

export interface BranchOffer {
  /** Whose services the branch may offer: the team it is limited to, else all of the company's. */
  teams: Team[];
  isLimited: boolean;
  /** Offered here, or to be offered. */
  here: ServiceHere[];
  /** Neither, each for a reason. */
  elsewhere: { service: ServiceHere; reason: string }[];
}

export function branchServicesOf(companyId: string, branchId: string): string {
  return `companies/${companyId}/branches/${branchId}/services`;
}

/** What the branch offers and could offer; undefined until it is known. */
export function useBranchServices(companyId: string, branchId: string): { offer?: BranchOffer; error: unknown } {
  const branch = useGetOne<Schema<'BranchResponse'>>(`companies/${companyId}/branches`, { id: branchId });
  const teams = useAll<Team>(`companies/${companyId}/teams`);
  const services = useAll<Service>(`companies/${companyId}/services`);
  const offered = useAll<Omit<ServiceHere, 'service'>>(branchServicesOf(companyId, branchId));
  const error = branch.error ?? teams.error ?? services.error ?? offered.error;
  if (!branch.data || !teams.data || !services.data || !offered.data) return { error };
  const limit = branch.data.company_team_id;
  const known = new Map(services.data.map((service) => [service.id, service]));
  const all = offered.data.flatMap((each) => {
    const service = known.get(each.service_id);
    return service ? [{ ...each, service }] : [];
  });
  return {
    error,
    offer: {
      teams: teams.data.filter(({ id }) => limit === null || id === limit),
      isLimited: limit !== null,
      here: all.filter((each) => each.is_offered || whyNotHere(each) === null),
      elsewhere: all.flatMap((each) => {
        const reason = each.is_offered ? null : whyNotHere(each);
        return reason === null ? [] : [{ service: each, reason }];
      }),
    },
  };
}

/** Null when it can be offered: the API says so, and there is an event type to book. */
function whyNotHere({ not_attachable_reason: reason, service }: ServiceHere): string | null {
  return reason ?? (service.calcom?.is_active === true ? null : 'vanished');
}
