import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { When } from '../shared/when';
import type { Team } from './use-sync';

/** When the team was read and will be read again, and what it has. */
export function TeamFacts({ team }: { team: Team }) {
  const translate = useTranslate();
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))', gap: 2, m: 0 }}>
      <Fact name="last_sync">{team.last_team_sync ? <When at={team.last_team_sync} relative /> : translate('frontdesk.teams.never')}</Fact>
      <Fact name="next_sync">{isDue(team.next_sync_at) ? translate('frontdesk.teams.now') : <When at={team.next_sync_at} relative />}</Fact>
      <Fact name="members">{team.team_member_count}</Fact>
      <Fact name="event_type_count">{team.team_event_type_count}</Fact>
    </Box>
  );
}

const isDue = (at: string) => Date.parse(at) <= Date.now();

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box>
      <Typography component="dt" variant="body2" color="textSecondary">
        {translate(`frontdesk.teams.${name}`)}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontWeight: 600 }}>
        {children}
      </Typography>
    </Box>
  );
}
