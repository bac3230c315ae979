import Sync from '@mui/icons-material/Sync';
import { Box, Button, Card, CardContent, Divider, Stack, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMayChange } from '../shared/may-change';
import { StatusChip } from '../shared/status-chip';
import { ConnectionName } from './connection-name';
import { RemoveTeam } from './remove-team';
import { SyncError } from './sync-error';
import { SyncProgress } from './sync-progress';
import { TeamFacts } from './team-facts';
import { teamName } from './team-name';
import { useMayAssign } from './use-may-assign';
import { type Team, isLive, useStartSync, useSync } from './use-sync';

/** One team of a company: how its sync stands, what went wrong and what can be done, and the ways to change it. */
export function TeamCard({ team: listed, withHistoryLink = false }: { team: Team; withHistoryLink?: boolean }) {
  const translate = useTranslate();
  const heading = useId();
  const { data } = useSync(listed.company_id, listed.id);
  const team = data?.team ?? listed;
  const latestRunSays = data?.run?.error === team.team_sync_error;
  const live = data !== undefined && isLive(data);
  return (
    <Card component="section" aria-labelledby={heading} variant="outlined">
      <CardContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        <Stack sx={{ gap: 0.25 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
            <Typography id={heading} component="h2" variant="h2">
              {teamName(team, translate)}
            </Typography>
            <StatusChip status={team.team_sync_status} />
          </Box>
          <Typography variant="body2" color="textSecondary">
            {translate('frontdesk.teams.calcom_id', { id: team.calcom_team_id })} · <ConnectionName team={team} />
          </Typography>
        </Stack>
        <TeamFacts team={team} />
        {team.team_sync_error !== null && !live && !latestRunSays && (
          <SyncError error={team.team_sync_error} partial={team.team_sync_status === 'partial'} companyId={team.company_id} />
        )}
        <Divider />
        <SyncProgress companyId={team.company_id} teamId={team.id} />
        <TeamActions team={team} live={live} withHistoryLink={withHistoryLink} />
      </CardContent>
    </Card>
  );
}

function TeamActions({ team, live, withHistoryLink }: { team: Team; live: boolean; withHistoryLink: boolean }) {
  const translate = useTranslate();
  const mayChange = useMayChange();
  const mayAssign = useMayAssign(team.company_id);
  const { start, isStarting } = useStartSync(team.company_id, team.id);
  const page = `/companies/${team.company_id}/teams/${team.id}`;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {mayChange && (
        <Button variant="contained" startIcon={<Sync />} onClick={start} disabled={live || isStarting}>
          {translate(live ? 'frontdesk.teams.syncing' : 'frontdesk.teams.sync')}
        </Button>
      )}
      {withHistoryLink && (
        <Button component={Link} to={page}>
          {translate('frontdesk.teams.history')}
        </Button>
      )}
      {mayAssign === true && (
        <Button component={Link} to={`${page}/switch`}>
          {translate('frontdesk.teams.switch')}
        </Button>
      )}
      {mayChange && <RemoveTeam team={team} />}
    </Box>
  );
}
