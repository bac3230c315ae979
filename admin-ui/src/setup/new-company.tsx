import { Alert } from '@mui/material';
import { CreateBase, useLocale, usePermissions, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useSayProblem } from '../shared/use-say-problem';
import { NewCompanyFields } from './new-company-fields';
import { StepForm } from './step-form';
import { StepFrame } from './step-frame';
import { StepRail } from './step-rail';
import { STEPS } from './steps';

/** The first step, before there is anything: the company made, setup goes on at its own address. */
export function NewCompany() {
  const translate = useTranslate();
  const { permissions } = usePermissions<string>();
  if (permissions !== undefined && permissions !== 'operator')
    return <Alert severity="info">{translate('frontdesk.setup.only_operators')}</Alert>;
  const steps = STEPS.map((step) => ({ step, isDone: false, isOpenable: step === 'company', words: '' }));
  return (
    <StepRail steps={steps} open="company" onOpen={() => undefined}>
      <StepFrame step="company">
        <NewCompanyForm />
      </StepFrame>
    </StepRail>
  );
}

function NewCompanyForm() {
  const locale = useLocale();
  const navigate = useNavigate();
  const onError = useSayProblem();
  const onSuccess = ({ id }: { id: string }) => navigate(`/companies/${id}/setup`, { replace: true });
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return (
    <CreateBase resource="companies" redirect={false} mutationOptions={{ onError, onSuccess }}>
      <StepForm defaultValues={{ time_zone: timeZone, language: locale }}>
        <NewCompanyFields />
      </StepForm>
    </CreateBase>
  );
}
