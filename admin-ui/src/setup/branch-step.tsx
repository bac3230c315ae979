import { CreateBase } from 'react-admin';
import { BranchFields } from '../branches/branch-fields';
import { branchOf } from '../branches/branch-form';
import { slugOf } from '../shared/slug';
import { useCompany } from '../companies/company-context';
import { useSayProblem } from '../shared/use-say-problem';
import { useReadAfresh } from '../teams/use-read-afresh';
import { AlreadyThere } from './already-there';
import { StepForm } from './step-form';
import { StepFrame } from './step-frame';
import type { StepProps } from './step-props';

export function BranchStep({ existing: { branches }, isMine, takesFocus, onNext }: StepProps) {
  const { id } = useCompany();
  const form = <NewBranch isFirst={branches.length === 0} onNext={onNext} />;
  return (
    <StepFrame step="branch" {...{ takesFocus, isMine }}>
      <AlreadyThere of="branches" things={branches} at={`/companies/${id}/branches`} {...{ isMine, onNext, form }} />
    </StepFrame>
  );
}

/** Most companies have one branch, called as they are. */
function NewBranch({ isFirst, onNext }: { isFirst: boolean; onNext: () => void }) {
  const { id, name } = useCompany();
  const onError = useSayProblem();
  const readAfresh = useReadAfresh(id);
  const onSuccess = () => void readAfresh().then(onNext);
  return (
    <CreateBase resource={`companies/${id}/branches`} redirect={false} transform={branchOf} mutationOptions={{ onError, onSuccess }}>
      <StepForm defaultValues={isFirst ? { name, slug: slugOf(name) } : {}}>
        <BranchFields />
      </StepForm>
    </CreateBase>
  );
}
