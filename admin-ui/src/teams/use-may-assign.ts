import { usePermissions } from 'react-admin';
import { useConnections } from './use-team-choices';

/** Operators always; an admin through connections of the company's own; null while that is not known. */
export function useMayAssign(companyId: string): boolean | null {
  const { permissions } = usePermissions<string>();
  const { data: connections } = useConnections(companyId);
  if (permissions !== 'admin') return permissions === 'operator';
  return connections ? connections.length > 0 : null;
}
