import { Box, Stack, Typography } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { StatusChip } from '../shared/status-chip';
import { When } from '../shared/when';
import { TextLink } from '../shared/text-link';
import { durationWords } from './duration';
import { SyncError } from './sync-error';
import type { SyncRun, Team } from './use-sync';

type Count = 'created' | 'updated' | 'unchanged' | 'deactivated' | 'conflict' | 'not_bookable';
const COUNTS: Count[] = ['created', 'updated', 'unchanged', 'deactivated', 'conflict', 'not_bookable'];
/** Where what needs a look is shown. */
const PAGE_OF: Partial<Record<Count, string>> = { conflict: 'conflicts', not_bookable: 'services' };

/** What one run came to: its state, how long ago and how long, and what it did to the company's event types. */
export function SyncResult({ team, run }: { team: Team; run: SyncRun }) {
  const companyId = team.company_id;
  const translate = useTranslate();
  const locale = useLocale();
  return (
    <Stack sx={{ gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography component="h3" variant="subtitle2">
          {translate('frontdesk.teams.latest_sync')}
        </Typography>
        <StatusChip status={run.state} />
        <Typography variant="body2" color="textSecondary">
          <When at={run.finished_at ?? run.created_at} relative /> · {translate(`frontdesk.teams.triggers.${run.trigger}`)}
          {run.duration_ms !== null && ` · ${durationWords(run.duration_ms, locale)}`}
        </Typography>
      </Box>
      {run.error && (
        <SyncError error={run.error} partial={run.state === 'partial'} companyId={companyId} connectionId={team.connection_id} />
      )}
      {run.state !== 'error' && <Counts companyId={companyId} counts={run.counts} />}
    </Stack>
  );
}

function Counts({ companyId, counts }: { companyId: string; counts: SyncRun['counts'] }) {
  const translate = useTranslate();
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(110px, 1fr))', gap: 1, m: 0 }}>
      {COUNTS.map((name) => {
        const [count, page] = [counts[name], PAGE_OF[name]];
        const label = translate(`frontdesk.teams.counts.${name}`);
        return (
          <Box key={name} sx={{ display: 'flex', flexDirection: 'column-reverse' }}>
            <Typography component="dt" variant="body2" color="textSecondary">
              {page && count > 0 ? <TextLink to={`/companies/${companyId}/${page}`}>{label}</TextLink> : label}
            </Typography>
            <Typography
              component="dd"
              sx={{ m: 0, fontSize: '1.35rem', fontWeight: 600, color: count === 0 ? 'text.secondary' : undefined }}
            >
              {count}
            </Typography>
          </Box>
        );
      })}
    </Box>
  );
}
