import CheckCircle from '@mui/icons-material/CheckCircle';
import Warning from '@mui/icons-material/WarningAmber';
import { List, ListItem, ListItemIcon, ListItemText } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Schema } from '../api/client';

type CheckedTeam = Schema<'ConnectionCheckResponse'>['teams'][number];

/** Which team can be booked with the key, and for the others what is to be done at Cal.com. */
export function CheckedTeams({ teams }: { teams: CheckedTeam[] }) {
  const translate = useTranslate();
  if (teams.length === 0) return null;
  return (
    <List dense disablePadding aria-label={translate('frontdesk.connections.teams_seen')}>
      {teams.map((team) => (
        <ListItem key={team.calcom_team_id} disableGutters sx={{ alignItems: 'flex-start' }}>
          <ListItemIcon sx={{ minWidth: 36, mt: 0.75 }} aria-hidden>
            {team.is_admin ? <CheckCircle color="success" fontSize="small" /> : <Warning color="warning" fontSize="small" />}
          </ListItemIcon>
          <ListItemText
            primary={`${team.name} (${team.calcom_team_id})`}
            secondary={translate(`frontdesk.connections.rights.${rightsOf(team)}`)}
          />
        </ListItem>
      ))}
    </List>
  );
}

/** Cal.com tells roles only to admins: of a team where the user is none, the role is often not known. */
function rightsOf({ is_admin: isAdmin, accepted }: CheckedTeam): 'admin' | 'invited' | 'member' {
  if (isAdmin) return 'admin';
  return accepted === false ? 'invited' : 'member';
}
