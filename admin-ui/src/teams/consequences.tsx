import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Schema } from '../api/client';

type Account = Schema<'TeamConsequencesResponse'>;

/** So many names are read; more are counted. */
const NAMED = 8;

/** What ending an assignment does, point by point; `isSwitched` when another team takes its place in the same step. */
export function Consequences({ account, isSwitched }: { account: Account; isSwitched: boolean }) {
  const translate = useTranslate();
  const say = (key: string, smart_count?: number) => translate(`frontdesk.teams.consequences.${key}`, { smart_count });
  const { services, branches, numbers, upcoming_bookings: bookings, other_teams: others } = account;
  return (
    <>
      <Typography>{say('intro')}</Typography>
      <Box component="ul" sx={{ pl: 2.5, my: 1, '& li': { mb: 1 } }}>
        {services.length === 0 && <li>{say('no_services')}</li>}
        {services.length > 0 && <Point text={say('services', services.length)} names={services} />}
        {branches.length > 0 && <Point text={say(isSwitched ? 'branches_handed' : 'branches_lost')} names={branches} />}
        {numbers > 0 && <li>{say(isSwitched ? 'numbers_until' : 'numbers', numbers)}</li>}
        <li>{bookings > 0 ? say('bookings', bookings) : say('no_bookings')}</li>
        {others > 0 && <li>{say('other_teams', others)}</li>}
        {others === 0 && !isSwitched && <li>{say('only_team')}</li>}
      </Box>
      <Typography variant="body2" color="textSecondary">
        {say('way_back')}
      </Typography>
    </>
  );
}

function Point({ text, names }: { text: ReactNode; names: { id: string; name: string }[] }) {
  const translate = useTranslate();
  const more = names.length - NAMED;
  const listed = names.slice(0, NAMED).map(({ name }) => name);
  return (
    <li>
      {text} <strong>{listed.join(', ')}</strong>
      {more > 0 && ` ${translate('frontdesk.teams.consequences.more', { smart_count: more })}`}
    </li>
  );
}
