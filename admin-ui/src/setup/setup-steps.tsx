import { Alert } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useCompany } from '../companies/company-context';
import { TextLink } from '../shared/text-link';
import { BranchStep } from './branch-step';
import { CompanyStep } from './company-step';
import { ConnectionStep } from './connection-step';
import { NumberStep } from './number-step';
import { ServicesStep } from './services-step';
import type { StepProps } from './step-props';
import { StepRail } from './step-rail';
import { type Existing, STEPS, type Step, canOpen, doneOf, nextOf, stepAfter } from './steps';
import { TeamStep } from './team-step';
import { TrialStep } from './trial-step';
import { useIsMine } from './use-is-mine';
import { wordsFor } from './words-for';

const CONTENT: Record<Step, (props: StepProps) => React.ReactNode> = {
  ...{ company: CompanyStep, connection: ConnectionStep, team: TeamStep, branch: BranchStep },
  ...{ number: NumberStep, services: ServicesStep, trial: TrialStep },
};

/** All steps with the open one: at first the one that what exists says is next. It stays open until "Next", also once it is done. */
export function SetupSteps({ existing }: { existing: Existing }) {
  const translate = useTranslate();
  const company = useCompany();
  const navigate = useNavigate();
  const isMine = useIsMine(company.id);
  const done = doneOf(existing);
  const [{ open, isFirst }, setOpen] = useState<{ open: Step; isFirst: boolean }>(() => ({
    open: nextOf(done, isMine) ?? 'trial',
    isFirst: true,
  }));
  const Content = CONTENT[open];
  const page = `/companies/${company.id}`;
  const onNext = () => {
    const next = stepAfter(open, done, isMine);
    if (next === null) navigate(page);
    else setOpen({ open: next, isFirst: false });
  };
  return (
    <>
      {STEPS.every((step) => done[step]) && (
        <Alert severity="success">
          {translate('frontdesk.setup.complete')} <TextLink to={page}>{translate('frontdesk.setup.to_company')}</TextLink>
        </Alert>
      )}
      <StepRail
        open={open}
        steps={STEPS.map((step) => ({
          step,
          isDone: done[step],
          isOpenable: canOpen(step, done),
          words: wordsFor(step, { company, existing, isMine: isMine(step), isDone: done[step] }, translate),
        }))}
        onOpen={(step) => setOpen({ open: step, isFirst: false })}
      >
        <Content key={open} {...{ existing, onNext }} isDone={done[open]} isMine={isMine(open)} takesFocus={!isFirst} />
      </StepRail>
    </>
  );
}
