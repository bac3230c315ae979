import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

const WHILE_NOT_READY_MS = 10_000;

/** What keeps callers of a number from booking. Asked again until nothing does: most of it is mended on other pages, or by a sync. */
export function useReadiness(companyId: string, numberId: string) {
  return useQuery({
    queryKey: readinessKey(companyId, numberId),
    queryFn: () =>
      answerOf(api.GET('/api/v1/companies/{companyId}/numbers/{numberId}/readiness', { params: { path: { companyId, numberId } } })),
    refetchInterval: ({ state }) => (state.data?.ready === true ? false : WHILE_NOT_READY_MS),
  });
}

/** Of all numbers of a company when none is named: what is changed at a branch or service may mend any of them. */
export function readinessKey(companyId: string, numberId?: string): string[] {
  return ['readiness', companyId, ...(numberId === undefined ? [] : [numberId])];
}
