import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type Schema, answerOf, api } from '../api/client';

export type Dashboard = Schema<'DashboardResponse'>;
export type Figures = Schema<'SpanFiguresResponse'>;
export type Need = Schema<'NeedResponse'>;

const REFRESH_MS = 15_000;

/** Of one company, or of the whole installation (null); asked for again and again while the page is looked at. */
export function useDashboard(companyId: string | null): UseQueryResult<Dashboard> {
  return useQuery({
    queryKey: ['dashboard', companyId],
    queryFn: () =>
      companyId === null
        ? answerOf(api.GET('/api/v1/dashboard'))
        : answerOf(api.GET('/api/v1/companies/{companyId}/dashboard', { params: { path: { companyId } } })),
    refetchInterval: REFRESH_MS,
  });
}
