import Sync from '@mui/icons-material/Sync';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useMayChange } from '../shared/may-change';
import { StatusChip } from '../shared/status-chip';
import { TextLink } from '../shared/text-link';
import { SyncProgress } from '../teams/sync-progress';
import { teamName } from '../teams/team-name';
import { useReadAfresh } from '../teams/use-read-afresh';
import { type Team, isLive, useStartSync, useSync } from '../teams/use-sync';

/** A team with its import, live; one that failed can be tried again. */
export function ImportedTeam({ team: listed }: { team: Team }) {
  const translate = useTranslate();
  const mayChange = useMayChange();
  const { data } = useSync(listed.company_id, listed.id);
  const { start, isStarting } = useStartSync(listed.company_id, listed.id);
  const team = data?.team ?? listed;
  const readAfresh = useReadAfresh(listed.company_id);
  // A run that was over before it was looked at: the list does not know yet.
  const tellList = async (now: Team) => {
    if (now.team_sync_status !== listed.team_sync_status) await readAfresh();
  };
  const hasFailed = team.team_sync_status === 'error' && data !== undefined && !isLive(data);
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Typography component="h3" variant="h3">
          {teamName(team, translate)}
        </Typography>
        <StatusChip status={team.team_sync_status} />
      </Box>
      <SyncProgress companyId={team.company_id} teamId={team.id} onDone={(_run, now) => void tellList(now)} />
      {hasFailed && mayChange && (
        <Button variant="outlined" startIcon={<Sync />} onClick={start} disabled={isStarting} sx={{ alignSelf: 'flex-start' }}>
          {translate('frontdesk.teams.sync')}
        </Button>
      )}
      <TextLink to={`/companies/${team.company_id}/teams/${team.id}`}>{translate('frontdesk.setup.to_team')}</TextLink>
    </Stack>
  );
}
