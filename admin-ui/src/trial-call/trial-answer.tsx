import { Box, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../shared/section';
import { type PhoneNumber, useScene } from './scene';
import { TrialResult } from './trial-result';
import type { Tried } from './use-trial';

interface TrialAnswerProps {
  tried: Tried | undefined;
  number: PhoneNumber;
  isPending: boolean;
  onTake: (start: string) => void;
}

/** The latest answer, told to whoever listens to the page rather than sees it, and brought into view below a long form. */
export function TrialAnswer({ tried, number, isPending, onTake }: TrialAnswerProps) {
  const translate = useTranslate();
  const scene = useScene(number);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const top = place.current?.getBoundingClientRect().top ?? 0;
    if (tried && (top < 0 || top > window.innerHeight / 2)) place.current?.scrollIntoView({ block: 'start' });
  }, [tried]);
  return (
    <Box
      ref={place}
      aria-live="polite"
      aria-busy={isPending}
      sx={{ scrollMarginTop: 64, opacity: isPending ? 0.6 : 1, position: { lg: 'sticky' }, top: 64 }}
    >
      {tried ? (
        <TrialResult {...{ tried, scene, onTake }} />
      ) : (
        <Section title={translate('frontdesk.trial.heard')}>
          <Typography color="textSecondary">{translate('frontdesk.trial.nothing_yet')}</Typography>
        </Section>
      )}
    </Box>
  );
}
