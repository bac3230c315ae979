import { usePermissions } from 'react-admin';
import { useMayAssign } from '../teams/use-may-assign';
import type { Step } from './steps';

/** Which steps the API lets this person take: keys are for operators, teams of shared connections, too; viewers take none. */
export function useIsMine(companyId: string): (step: Step) => boolean {
  const { permissions: role } = usePermissions<string>();
  const mayAssign = useMayAssign(companyId);
  return (step) => {
    if (role === 'operator') return true;
    if (role !== 'admin') return false;
    return step === 'team' ? mayAssign === true : step !== 'connection';
  };
}
