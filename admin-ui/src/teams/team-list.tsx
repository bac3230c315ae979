import Add from '@mui/icons-material/Add';
import { Alert, Button, LinearProgress, Stack } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCompany } from '../companies/company-context';
import { EmptyState } from '../shared/empty-state';
import { useMayChange } from '../shared/may-change';
import { Problem } from '../shared/problem';
import { useAll } from '../shared/use-all';
import { FormerTeams } from './former-teams';
import { RunHistory } from './run-history';
import { TeamCard } from './team-card';
import { useMayAssign } from './use-may-assign';
import type { Team } from './use-sync';

/** The company's teams, how their syncs stand, and what is left of former ones. */
export function TeamList() {
  const translate = useTranslate();
  const company = useCompany();
  const mayAssign = useMayAssign(company.id);
  const mayChange = useMayChange();
  const { data: teams, error, isPending } = useAll<Team>(`companies/${company.id}/teams`);
  const create = `/companies/${company.id}/teams/create`;
  if (isPending) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  if (error) return <Problem error={error} />;
  const [only, ...others] = teams;
  return (
    <Stack sx={{ gap: 2, mt: 2, maxWidth: 1080 }}>
      <Title title={translate('resources.teams.name', { smart_count: 2 })} />
      {mayChange && mayAssign === false && <Alert severity="info">{translate('frontdesk.teams.shared_only_operators')}</Alert>}
      {!only && <EmptyState of="teams" to={mayAssign === true ? create : undefined} />}
      {teams.map((team) => (
        <TeamCard key={team.id} team={team} withHistoryLink={others.length > 0} />
      ))}
      {only && mayAssign === true && (
        <Button component={Link} to={create} startIcon={<Add />} sx={{ alignSelf: 'flex-start' }}>
          {translate('frontdesk.teams.assign_another')}
        </Button>
      )}
      {only && others.length === 0 && <RunHistory team={only} />}
      <FormerTeams company={company} />
    </Stack>
  );
}
