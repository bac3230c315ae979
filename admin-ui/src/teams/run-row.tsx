import { Box, Typography } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { StatusChip } from '../shared/status-chip';
import { When } from '../shared/when';
import { durationWords } from './duration';
import { syncErrorCode } from './sync-error';
import type { SyncRun } from './use-sync';

const TOLD = ['created', 'updated', 'deactivated', 'conflict', 'not_bookable'] as const;

/** One run as a line, on a phone as a few; what went wrong and what is held by others stands below it. */
export function RunRow({ run }: { run: SyncRun }) {
  const translate = useTranslate();
  const locale = useLocale();
  const isPartial = run.state === 'partial';
  return (
    <Box component="li" sx={{ py: 1.25, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box
        sx={{
          display: 'grid',
          alignItems: 'center',
          columnGap: 2,
          rowGap: 0.25,
          gridTemplateColumns: { xs: '1fr auto', md: '190px 130px 1fr 260px' },
        }}
      >
        <Typography variant="body2">
          <When at={run.started_at ?? run.created_at} />
        </Typography>
        <Box>
          <StatusChip status={run.state} />
        </Box>
        <Typography variant="body2" sx={{ gridColumn: { xs: '1 / -1', md: 'auto' } }}>
          {whatItDid(run, translate)}
        </Typography>
        <Typography variant="body2" color="textSecondary" sx={{ gridColumn: { xs: '1 / -1', md: 'auto' }, textAlign: { md: 'right' } }}>
          {translate(`frontdesk.teams.triggers.${run.trigger}`)}
          {run.duration_ms !== null && ` · ${durationWords(run.duration_ms, locale)}`}
          {run.tries > 1 && ` · ${translate('frontdesk.teams.runs.tries', { smart_count: run.tries })}`}
        </Typography>
      </Box>
      {run.error && (
        <Typography variant="body2" sx={{ color: isPartial ? 'warning.main' : 'error.main' }}>
          {translate(`frontdesk.sync_errors.${syncErrorCode(run.error, isPartial)}.means`, { _: run.error })}
        </Typography>
      )}
      {run.conflicts.length > 0 && (
        <Typography variant="body2">
          {translate('frontdesk.teams.runs.held')} {run.conflicts.map(({ name }) => name).join(', ')}
        </Typography>
      )}
    </Box>
  );
}

/** Only what is not zero. */
function whatItDid({ state, fetched, counts }: SyncRun, translate: ReturnType<typeof useTranslate>): string {
  if (state !== 'synced' && state !== 'partial') return '';
  const told = TOLD.filter((name) => counts[name] > 0).map((name) =>
    translate(`frontdesk.teams.runs.${name}`, { smart_count: counts[name] }),
  );
  const read = translate('frontdesk.teams.event_types', { smart_count: fetched });
  return `${read}: ${told.length > 0 ? told.join(', ') : translate('frontdesk.teams.runs.nothing')}`;
}
