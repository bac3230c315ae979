import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { type Schema, answerOf, api } from '../api/client';
import { wordsForError } from '../shared/problem';

export type Team = Schema<'TeamResponse'>;
export type SyncRun = Schema<'SyncRunResponse'>;

/** An assignment and its latest run; null where none has been opened yet. */
export interface SyncState {
  team: Team;
  run: SyncRun | null;
}

const WHILE_IT_RUNS_MS = 1_000;
const WHILE_IT_WAITS_MS = 5_000;
const OTHERWISE_MS = 30_000;

/** A run is under way, waits for its next try, or is about to be opened. */
export function isLive({ team, run }: SyncState): boolean {
  if (team.removed_at !== null) return false;
  return team.team_sync_status === 'pending' || team.team_sync_status === 'syncing' || run?.state === 'queued' || run?.state === 'running';
}

/** The try that is waited for, when it is not at once. */
export function waitsUntil({ run }: SyncState): string | null {
  const at = run?.next_attempt_at ?? null;
  return at !== null && Date.parse(at) > Date.now() + WHILE_IT_WAITS_MS ? at : null;
}

const keyOf = (companyId: string, teamId: string) => ['sync', companyId, teamId];

/** The state of a team's sync, looked at each second while one goes on; shared by all who ask for the same team. */
export function useSync(companyId: string, teamId: string): UseQueryResult<SyncState> {
  const path = { companyId, teamId };
  return useQuery({
    queryKey: keyOf(companyId, teamId),
    queryFn: async () => {
      const [team, runs] = await Promise.all([
        answerOf(api.GET('/api/v1/companies/{companyId}/teams/{teamId}', { params: { path } })),
        answerOf(api.GET('/api/v1/companies/{companyId}/teams/{teamId}/runs', { params: { path, query: { limit: 1 } } })),
      ]);
      return { team, run: runs.data[0] ?? null };
    },
    refetchInterval: ({ state: { data } }) => {
      if (!data || !isLive(data)) return OTHERWISE_MS;
      return waitsUntil(data) === null ? WHILE_IT_RUNS_MS : WHILE_IT_WAITS_MS;
    },
  });
}

/** Asks for a sync now; an open one is joined. */
export function useStartSync(companyId: string, teamId: string): { start: () => void; isStarting: boolean } {
  const [queryClient, notify, translate] = [useQueryClient(), useNotify(), useTranslate()];
  const { mutate, isPending } = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/companies/{companyId}/teams/{teamId}/sync', { params: { path: { companyId, teamId } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keyOf(companyId, teamId) }),
    onError: (error) => notify(wordsForError(error, translate), { type: 'error' }),
  });
  return { start: () => mutate(), isStarting: isPending };
}
