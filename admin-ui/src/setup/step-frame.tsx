import { Alert, Box, Button, Typography } from '@mui/material';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../shared/section';
import type { Step } from './steps';
import { whoDoes } from './words-for';

interface StepFrameProps {
  step: Step;
  takesFocus?: boolean;
  /** False: the step is somebody else's, and it is said whose. */
  isMine?: boolean;
  children?: ReactNode;
  /** Left out where a form of the step has the button. */
  next?: ReactNode;
}

/** One step: what it is for, what is to be done, and the way on. */
export function StepFrame({ step, takesFocus = false, isMine = true, children, next }: StepFrameProps) {
  const translate = useTranslate();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus && !place.current?.contains(document.activeElement)) place.current?.focus();
  }, [takesFocus]);
  return (
    <Box ref={place} tabIndex={-1} sx={{ outline: 'none', scrollMarginTop: 64, maxWidth: step === 'trial' ? undefined : 860 }}>
      <Section title={translate(`frontdesk.setup.titles.${step}`)}>
        <Typography color="textSecondary">{translate(`frontdesk.setup.purpose.${step}`)}</Typography>
        {!isMine && <Alert severity="info">{translate(`frontdesk.setup.who.${whoDoes(step)}`)}</Alert>}
        {children}
        {next && <Box sx={{ mt: 1 }}>{next}</Box>}
      </Section>
    </Box>
  );
}

/** Goes on; of a step that is another person's also before it is done. */
export function NextButton({
  onNext,
  disabled = false,
  label = 'next',
}: {
  onNext: () => void;
  disabled?: boolean;
  label?: 'next' | 'finish';
}) {
  const translate = useTranslate();
  return (
    <Button variant="contained" onClick={onNext} disabled={disabled}>
      {translate(`frontdesk.setup.${label}`)}
    </Button>
  );
}
