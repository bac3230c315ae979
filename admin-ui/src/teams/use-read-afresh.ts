import { useQueryClient } from '@tanstack/react-query';

/** After a change of the company's teams everything that hangs on them is read anew: lists, choices, syncs, consequences. */
export function useReadAfresh(companyId: string): () => Promise<void> {
  const queryClient = useQueryClient();
  const hangsOnTeams = ([about, of]: readonly unknown[]) =>
    about === 'connections' ||
    about === 'consequences' ||
    of === companyId ||
    (typeof about === 'string' && about.startsWith(`companies/${companyId}/`));
  return () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => hangsOnTeams(queryKey) });
}
