import { CreateBase } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { countryOf } from '../numbers/countries';
import { BranchField, SpellingFields, WorkspaceField } from '../numbers/number-fields';
import { ReadinessChip } from '../numbers/readiness-chip';
import { useSayProblem } from '../shared/use-say-problem';
import { useReadAfresh } from '../teams/use-read-afresh';
import { AlreadyThere } from './already-there';
import { StepForm } from './step-form';
import { StepFrame } from './step-frame';
import type { StepProps } from './step-props';

export function NumberStep({ existing: { numbers, branches }, isMine, takesFocus, onNext }: StepProps) {
  const { id: companyId } = useCompany();
  const things = numbers.map(({ id, number }) => ({ id, name: number, about: <ReadinessChip companyId={companyId} numberId={id} /> }));
  const branch = branches.find(({ is_active: isActive }) => isActive) ?? branches[0];
  const form = <NewNumber branchId={branch?.id} zone={branch?.time_zone} onNext={onNext} />;
  return (
    <StepFrame step="number" {...{ takesFocus, isMine }}>
      <AlreadyThere of="numbers" things={things} at={`/companies/${companyId}/numbers`} {...{ isMine, onNext, form }} />
    </StepFrame>
  );
}

function NewNumber({ branchId, zone, onNext }: { branchId?: string; zone?: string | null; onNext: () => void }) {
  const { id, time_zone: companyZone } = useCompany();
  const onError = useSayProblem();
  const readAfresh = useReadAfresh(id);
  const onSuccess = () => void readAfresh().then(onNext);
  return (
    <CreateBase resource={`companies/${id}/numbers`} redirect={false} mutationOptions={{ onError, onSuccess }}>
      <StepForm defaultValues={{ country: countryOf(zone ?? companyZone), workspace: 'default', branch_id: branchId }}>
        <SpellingFields />
        <BranchField />
        <WorkspaceField />
      </StepForm>
    </CreateBase>
  );
}
