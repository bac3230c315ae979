import { Alert } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { Readiness } from '../numbers/readiness';
import { Fold } from '../shared/fold';
import { TrialCall } from '../trial-call/trial-call';
import { NextButton, StepFrame } from './step-frame';
import type { StepProps } from './step-props';

/** The proof. A dry run leaves nothing behind: that there was one is known here only. */
export function TrialStep({ existing: { numbers }, isDone, isMine, takesFocus, onNext }: StepProps) {
  const translate = useTranslate();
  const { id: companyId } = useCompany();
  const [wasTried, setWasTried] = useState(false);
  const [first, ...others] = numbers.filter(({ is_active: isActive }) => isActive);
  return (
    <StepFrame
      step="trial"
      {...{ takesFocus, isMine }}
      next={<NextButton onNext={onNext} label="finish" disabled={isMine && !isDone && !wasTried} />}
    >
      {first && (
        <Fold title={translate('frontdesk.setup.can_book')}>
          <Readiness companyId={companyId} numberId={first.id} />
        </Fold>
      )}
      {first && isMine && <TrialCall numbers={[first, ...others]} onTried={({ result }) => setWasTried(result.answer.ok === true)} />}
      {wasTried && !isDone && <Alert severity="success">{translate('frontdesk.setup.tried')}</Alert>}
    </StepFrame>
  );
}
