import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Schema, answerOf, api } from '../api/client';
import { currentSession } from '../api/auth-provider';

export type TrialAnswer = Schema<'TrialCallResponse'>;
type TrialBody = Schema<'TryCallDto'>;

/** What was asked, and what came of it. */
export interface Tried {
  body: TrialBody;
  numberId: string;
  result: TrialAnswer;
}

/** A trial of a number. What a real one has written is read afresh wherever it is shown. */
export function useTrial(companyId: string) {
  const queries = useQueryClient();
  const written = ['free-times', ...['calls', 'bookings', 'callback-requests'].map((list) => `companies/${companyId}/${list}`)];
  return useMutation({
    mutationFn: async ({ numberId, body }: { numberId: string; body: TrialBody }): Promise<Tried> => {
      const params = { path: { companyId, numberId } };
      const result = await answerOf(api.POST('/api/v1/companies/{companyId}/numbers/{numberId}/trial-call', { params, body }));
      return { body, numberId, result };
    },
    onSuccess: ({ result }) =>
      result.dry_run ? undefined : queries.invalidateQueries({ predicate: ({ queryKey }) => written.includes(String(queryKey[0])) }),
  });
}

/** Real trials book: the API lets them in the sandbox only. */
export function useIsSandbox(): boolean {
  const { data } = useQuery({ queryKey: ['session'], queryFn: currentSession });
  return data?.sandbox === true;
}
