import { usePermissions } from 'react-admin';

/** Viewers change nothing: what the API would refuse them is not offered. */
export function useMayChange(): boolean {
  const { permissions } = usePermissions<string>();
  return permissions === 'operator' || permissions === 'admin';
}
