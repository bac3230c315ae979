import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import type { Company } from '../companies/company-context';
import { Section } from '../shared/section';
import { useAll } from '../shared/use-all';
import { When } from '../shared/when';
import { TextLink } from '../shared/text-link';
import { StrandedBookings } from './stranded-bookings';
import { teamName } from './team-name';
import type { Team } from './use-sync';

export type StrandedBooking = Schema<'StrandedBookingResponse'>;

/** Teams that are no longer the company's, and the bookings to come that still stand with them. Nothing where there was none. */
export function FormerTeams({ company }: { company: Company }) {
  const translate = useTranslate();
  const { data: teams = [] } = useAll<Team>(`companies/${company.id}/teams`, { removed: true });
  const { data: bookings = [] } = useAll<StrandedBooking>(`companies/${company.id}/stranded-bookings`);
  if (teams.length === 0) return null;
  return (
    <>
      <Section title={translate('frontdesk.teams.former.title')}>
        <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 1 }}>
          {teams.map((team) => {
            const left = bookings.filter(({ calcom_team_id }) => calcom_team_id === team.calcom_team_id).length;
            return (
              <Box component="li" key={team.id} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'baseline' }}>
                <TextLink to={`/companies/${company.id}/teams/${team.id}`}>{teamName(team, translate)}</TextLink>
                <Typography variant="body2" color="textSecondary">
                  {translate('frontdesk.teams.former.removed')} <When at={team.removed_at} relative /> ·{' '}
                  {translate(`frontdesk.teams.former.${left === 0 ? 'no_stranded' : 'stranded'}`, { smart_count: left })}
                </Typography>
              </Box>
            );
          })}
        </Stack>
      </Section>
      {bookings.length > 0 && <StrandedBookings companyId={company.id} bookings={bookings} teams={teams} />}
    </>
  );
}
