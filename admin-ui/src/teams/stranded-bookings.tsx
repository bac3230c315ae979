import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../shared/section';
import { StatusChip } from '../shared/status-chip';
import { When } from '../shared/when';
import { TextLink } from '../shared/text-link';
import type { StrandedBooking } from './former-teams';
import { teamName } from './team-name';
import type { Team } from './use-sync';

/** Bookings to come whose team is no longer the company's: somebody has to decide about each. */
export function StrandedBookings({ companyId, bookings, teams }: { companyId: string; bookings: StrandedBooking[]; teams: Team[] }) {
  const translate = useTranslate();
  const nameOf = (calcomTeamId: number) => {
    const team = teams.find(({ calcom_team_id }) => calcom_team_id === calcomTeamId);
    return teamName(team ?? { calcom_team_name: null, calcom_team_id: calcomTeamId }, translate);
  };
  return (
    <Section title={translate('frontdesk.teams.stranded.title')}>
      <Typography color="textSecondary">{translate('frontdesk.teams.stranded.what')}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {bookings.map(({ id, reference, start, timezone, service, calcom_team_id, status }) => (
          <Box
            component="li"
            key={id}
            sx={{
              ...{ display: 'grid', alignItems: 'center', columnGap: 2, rowGap: 0.25, py: 1, borderTop: 1, borderColor: 'divider' },
              gridTemplateColumns: { xs: '1fr auto', md: '190px 110px 1fr auto' },
            }}
          >
            <Typography variant="body2">
              <When at={start} timeZone={timezone} />
            </Typography>
            <TextLink to={`/companies/${companyId}/bookings/${id}`}>{reference}</TextLink>
            <Typography variant="body2">
              {service} · {nameOf(calcom_team_id)}
            </Typography>
            <Box>
              <StatusChip status={status} />
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
