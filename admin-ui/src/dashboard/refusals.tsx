import { Box, Typography } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { Fold } from '../shared/fold';
import { Section } from '../shared/section';
import type { Figures } from './use-dashboard';

type Refusal = Figures['refusals'][number];

/** The rest is there to be unfolded. */
const MOST_SHOWN = 8;

/** As bars made of text: the reasons are sentences, and read at any width. */
export function Refusals({ refusals }: { refusals: Refusal[] }) {
  const translate = useTranslate();
  const words = (key: string, values?: object) => translate(`frontdesk.dashboard.plots.${key}`, values);
  const most = Math.max(...refusals.map(({ count }) => count));
  const rest = refusals.slice(MOST_SHOWN);
  return (
    <Section title={words('refusals')} sx={{ height: '100%' }}>
      {refusals.length === 0 ? (
        <Typography color="textSecondary">{words('no_refusals')}</Typography>
      ) : (
        <>
          <Bars refusals={refusals.slice(0, MOST_SHOWN)} most={most} />
          {rest.length > 0 && (
            <Fold title={words('more_reasons', { smart_count: rest.length })}>
              <Bars refusals={rest} most={most} />
            </Fold>
          )}
        </>
      )}
    </Section>
  );
}

function Bars({ refusals, most }: { refusals: Refusal[]; most: number }) {
  const translate = useTranslate();
  const locale = useLocale();
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexDirection: 'column', gap: 1.25 }}>
      {refusals.map(({ reason, count }) => (
        <li key={reason}>
          <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, typography: 'body2' }}>
            <span>{translate(`frontdesk.dashboard.refusals.${reason}`, { _: reason })}</span>
            <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>
              {count.toLocaleString(locale)}
            </Box>
          </Box>
          <Box aria-hidden sx={{ height: 6, mt: 0.5, borderRadius: 1, bgcolor: 'action.hover' }}>
            <Box sx={{ height: '100%', width: `${(count / most) * 100}%`, minWidth: 4, borderRadius: 1, bgcolor: 'primary.main' }} />
          </Box>
        </li>
      ))}
    </Box>
  );
}
