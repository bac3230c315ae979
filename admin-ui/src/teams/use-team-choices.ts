import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type Schema, answerOf, api } from '../api/client';

export type Connection = Schema<'ConnectionResponse'>;
export type SelectableTeam = Schema<'SelectableTeamResponse'>;

/** The team that somebody chose, and through which connection; `name` and `eventTypeCount` are null where the id was typed. */
export interface TeamChoice {
  connectionId: string;
  calcomTeamId: number;
  name: string | null;
  eventTypeCount: number | null;
}

/** Connections through which teams of this company can be read: its own first, then the shared ones (which only operators see). */
export function useConnections(companyId: string): UseQueryResult<Connection[]> {
  return useQuery({
    queryKey: ['connections', 'for', companyId],
    queryFn: async () => {
      const { data } = await answerOf(api.GET('/api/v1/connections', { params: { query: { limit: 200 } } }));
      const usable = data.filter(({ company_id, has_api_key }) => has_api_key && (company_id === null || company_id === companyId));
      return usable.toSorted((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label));
    },
  });
}

function rank({ company_id, label }: Connection): number {
  if (company_id !== null) return 0;
  return label === 'default' ? 1 : 2;
}

/** What the key sees at Cal.com now, free or taken. */
export function useTeamsOf(connectionId: string | null): UseQueryResult<SelectableTeam[]> {
  return useQuery({
    queryKey: ['connections', connectionId, 'teams'],
    enabled: connectionId !== null,
    retry: false,
    queryFn: async () => {
      const path = { connectionId: connectionId ?? '' };
      return (await answerOf(api.GET('/api/v1/connections/{connectionId}/teams', { params: { path } }))).data;
    },
  });
}
