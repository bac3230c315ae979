import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { Section } from '../shared/section';
import { regional } from '../shared/when';
import type { Figures } from './use-dashboard';

interface KeyFiguresProps {
  figures: Figures;
  action: ReactNode;
  /** When the server was last asked. */
  asOf: number;
}

/** The span in seven numbers. */
export function KeyFigures({ figures, action, asOf }: KeyFiguresProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const number = (value: number) => value.toLocaleString(locale);
  const ms = (value: number | null) => (value === null ? '–' : `${number(value)} ms`);
  const words = (key: string, values?: object) => translate(`frontdesk.dashboard.figures.${key}`, values);
  const refused = figures.refusals.reduce((sum, { count }) => sum + count, 0);
  const { p50, p99 } = figures.answer_ms;
  return (
    <Section title={words('title')} action={action}>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(auto-fit, minmax(132px, 1fr))' },
        }}
      >
        <Figure name={words('calls')} value={number(figures.calls)} />
        <Figure
          name={words('bookings')}
          value={number(figures.bookings)}
          more={figures.unsettled > 0 ? words('unsettled', { smart_count: figures.unsettled }) : null}
        />
        <Figure name={words('moved_or_cancelled')} value={number(figures.moved_or_cancelled)} />
        <Figure name={words('refusals')} value={number(refused)} />
        <Figure name={words('callback_requests')} value={number(figures.callback_requests)} />
        <Figure name={words('answer')} value={ms(p50)} more={p99 === null ? null : words('answer_p99', { ms: ms(p99) })} />
      </Box>
      <Typography variant="caption" color="textSecondary">
        {words('as_of', { time: new Date(asOf).toLocaleTimeString(regional(locale)) })}
      </Typography>
    </Section>
  );
}

function Figure({ name, value, more = null }: { name: string; value: string; more?: string | null }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="dt" variant="body2" color="textSecondary">
        {name}
      </Typography>
      <Box component="dd" sx={{ m: 0 }}>
        <Typography sx={{ fontSize: '1.75rem', lineHeight: 1.25, fontVariantNumeric: 'tabular-nums' }}>{value}</Typography>
        {more !== null && (
          <Typography variant="caption" color="textSecondary">
            {more}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
