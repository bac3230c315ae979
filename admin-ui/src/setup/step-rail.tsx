import { Box, Step as MuiStep, StepButton, StepContent, Stepper, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useIsPhone } from '../shared/phone-rows';
import type { Step } from './steps';

interface StepRailProps {
  steps: { step: Step; isDone: boolean; isOpenable: boolean; words: string }[];
  open: Step;
  onOpen: (step: Step) => void;
  children: ReactNode;
}

/** The steps side by side above the open one; on a phone below each other, the open one among them. */
export function StepRail({ steps, open, onOpen, children }: StepRailProps) {
  const translate = useTranslate();
  const isPhone = useIsPhone();
  const labels = steps.map(({ step, isDone, isOpenable, words }) => (
    <MuiStep key={step} completed={isDone} disabled={!isOpenable}>
      <StepButton
        onClick={() => onOpen(step)}
        optional={words && <Words>{words}</Words>}
        sx={{ textAlign: isPhone ? 'left' : 'center', '& .MuiStepLabel-label.Mui-active': { fontWeight: 700, color: 'primary.main' } }}
      >
        {translate(`frontdesk.setup.steps.${step}`)}
        <Box component="span" sx={HIDDEN}>
          {isDone && `(${translate('frontdesk.setup.done')})`}
        </Box>
      </StepButton>
      {isPhone && <StepContent sx={{ pr: 0, pl: 1.5 }}>{step === open && children}</StepContent>}
    </MuiStep>
  ));
  const active = steps.findIndex(({ step }) => step === open);
  return (
    <>
      <Stepper
        nonLinear
        aria-label={translate('resources.setup.name')}
        activeStep={active}
        {...(isPhone ? { orientation: 'vertical' } : { alternativeLabel: true })}
      >
        {labels}
      </Stepper>
      {!isPhone && children}
    </>
  );
}

function Words({ children }: { children: string }) {
  return (
    <Typography variant="caption" color="textSecondary" component="span" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  );
}

/** Said, but not shown: the tick shows it. */
const HIDDEN = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
