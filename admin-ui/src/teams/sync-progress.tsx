import { LinearProgress, Stack, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { Problem } from '../shared/problem';
import { When } from '../shared/when';
import { SyncError } from './sync-error';
import { SyncResult } from './sync-result';
import { useReadAfresh } from './use-read-afresh';
import { type SyncRun, type SyncState, type Team, isLive, useSync, waitsUntil } from './use-sync';

/**
 * How the sync of a team goes on, live, and what came of the latest one.
 * - `companyId`, `teamId`: the company and the assignment (`TeamResponse.id`, not Cal.com's number).
 * - `onDone(run, team)`: called once for each run that is over, also for one that was over when this was shown: a wizard may go on
 *   with it. Whether it went well is `run.state`: synced, partial (conflicts) or error.
 * The company's lists (services, conflicts, teams) are read afresh when a run ends while this is shown.
 */
export interface SyncProgressProps {
  companyId: string;
  teamId: string;
  onDone?: (run: SyncRun, team: Team) => void;
}

export function SyncProgress({ companyId, teamId, onDone }: SyncProgressProps) {
  const { data, error } = useSync(companyId, teamId);
  useRunsThatEnd(companyId, data, onDone);
  if (error) return <Problem error={error} />;
  if (!data) return <LinearProgress aria-hidden />;
  const live = isLive(data);
  return (
    <Stack aria-live="polite" aria-busy={live} sx={{ gap: 1 }}>
      {live ? <UnderWay state={data} /> : data.run && <SyncResult team={data.team} run={data.run} />}
    </Stack>
  );
}

function UnderWay({ state }: { state: SyncState }) {
  const translate = useTranslate();
  const { team, run } = state;
  const later = waitsUntil(state);
  const error = team.team_sync_error ?? run?.error;
  return (
    <>
      {later !== null && error && <SyncError error={error} severity="warning" connectionId={team.connection_id} />}
      {later === null && <LinearProgress aria-hidden sx={{ borderRadius: 1 }} />}
      <Typography variant="body2">
        {later === null ? translate(`frontdesk.teams.progress.${stepOf(run)}`, { fetched: run?.fetched, written: run?.written }) : null}
        {later !== null && (
          <>
            {translate('frontdesk.teams.progress.next_try', { number: (run?.tries ?? 0) + 1 })} <When at={later} relative />
          </>
        )}
      </Typography>
    </>
  );
}

/** What is known of a run that is open: Cal.com is read completely before anything is written. */
function stepOf(run: SyncRun | null): 'queued' | 'reading' | 'writing' {
  if (run?.state !== 'running') return 'queued';
  return run.fetched > 0 ? 'writing' : 'reading';
}

/** Tells of each run that is over once; what a run that ended meanwhile has changed is read afresh. */
function useRunsThatEnd(companyId: string, state: SyncState | undefined, onDone: SyncProgressProps['onDone']): void {
  const readAfresh = useReadAfresh(companyId);
  const told = useRef<string | null>(null);
  const wasShown = useRef(false);
  useEffect(() => {
    if (!state) return;
    const { run, team } = state;
    const isNews = run !== null && !isLive(state) && told.current !== run.id;
    if (isNews) {
      told.current = run.id;
      if (wasShown.current) void readAfresh();
      onDone?.(run, team);
    }
    wasShown.current = true;
  }, [state, onDone, readAfresh]);
}
