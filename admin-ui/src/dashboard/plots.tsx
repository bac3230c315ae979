// The entry of the chunk that holds the drawing library.
import { Box } from '@mui/material';
import { AnswerTimes } from './answer-times';
import { CallsAndBookings } from './calls-and-bookings';
import { Refusals } from './refusals';
import type { Span } from './span-choice';
import type { Figures } from './use-dashboard';

export function Plots({ figures, span }: { figures: Figures; span: Span }) {
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } }}>
      <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
        <CallsAndBookings figures={figures} span={span} />
      </Box>
      <Refusals refusals={figures.refusals} />
      <AnswerTimes figures={figures} span={span} />
    </Box>
  );
}
