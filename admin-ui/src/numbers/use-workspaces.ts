import { usePermissions } from 'react-admin';
import type { Schema } from '../api/client';
import { useAll } from '../shared/use-all';

type PhoneNumber = Schema<'PhoneNumberResponse'>;
type Workspace = Schema<'WorkspaceResponse'>;

const FIRST = 'default';

/** Workspaces to choose from. Operators alone see all of them; others keep to those that their company's numbers are in. */
export function useWorkspaces(companyId: string): { id: string; name: string }[] {
  const { permissions } = usePermissions<string>();
  const isOperator = permissions === 'operator';
  const { data: all = [] } = useAll<Workspace>('workspaces', {}, isOperator);
  const { data: numbers = [] } = useAll<PhoneNumber>(`companies/${companyId}/numbers`, {}, !isOperator);
  const slugs = isOperator ? all.map(({ slug }) => slug) : numbers.map(({ workspace }) => workspace);
  return [...new Set([FIRST, ...slugs])].map((slug) => ({ id: slug, name: slug }));
}
