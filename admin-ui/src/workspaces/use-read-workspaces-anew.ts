import { useQueryClient } from '@tanstack/react-query';

/** After a change of its keys the workspace is read anew, with its new version. */
export function useReadWorkspacesAnew(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['workspaces'] });
}
