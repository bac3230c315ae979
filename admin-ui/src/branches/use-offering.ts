import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { readinessKey } from '../numbers/use-readiness';
import { useSayProblem } from '../shared/use-say-problem';
import { type ServiceHere, branchServicesOf } from './use-branch-services';

/** Offers services at a branch, or takes them off. What is different here outlives being taken off. */
export function useOffering(companyId: string, branchId: string) {
  const say = useSayProblem();
  const told = useBranchServicesChanged(companyId, branchId);
  return useMutation({
    mutationFn: async ({ services, offered }: { services: ServiceHere[]; offered: boolean }) => {
      for (const service of services) await (offered ? offer : takeOff)(companyId, branchId, service);
    },
    onError: say,
    onSettled: told,
  });
}

/** Everything that shows what the branch offers is read again. */
export function useBranchServicesChanged(companyId: string, branchId: string): () => Promise<unknown> {
  const queries = useQueryClient();
  const stale = [[branchServicesOf(companyId, branchId)], [`companies/${companyId}/services`], readinessKey(companyId)];
  return () => Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
}

export function isDifferentHere({ price_minor: price, notice_minutes: notice, duration_minutes: length }: ServiceHere): boolean {
  return price !== null || notice !== null || length !== null;
}

const PATH = '/api/v1/companies/{companyId}/branches/{branchId}/services/{serviceId}';

async function offer(companyId: string, branchId: string, { service_id: serviceId }: ServiceHere): Promise<void> {
  await api.PUT(PATH, { params: { path: { companyId, branchId, serviceId } } });
}

async function takeOff(companyId: string, branchId: string, service: ServiceHere): Promise<void> {
  const params = { path: { companyId, branchId, serviceId: service.service_id } };
  if (isDifferentHere(service)) await api.PATCH(PATH, { params, body: { is_active: false } });
  else await api.DELETE(PATH, { params });
}
