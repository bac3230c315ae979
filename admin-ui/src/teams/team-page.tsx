import { Alert, LinearProgress, Stack } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { useCompany } from '../companies/company-context';
import { Problem } from '../shared/problem';
import { TextLink } from '../shared/text-link';
import { RunHistory } from './run-history';
import { TeamCard } from './team-card';
import { teamName } from './team-name';
import { useSync } from './use-sync';

/** One team, present or former, with all of its syncs. */
export function TeamPage() {
  const translate = useTranslate();
  const company = useCompany();
  const { teamId = '' } = useParams();
  const { data, error } = useSync(company.id, teamId);
  if (error) return <Problem error={error} />;
  if (!data) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  const { team } = data;
  return (
    <Stack sx={{ gap: 2, mt: 2, maxWidth: 1080 }}>
      <Title title={teamName(team, translate)} />
      <TextLink to={`/companies/${company.id}/teams`}>{translate('frontdesk.teams.all')}</TextLink>
      {team.removed_at === null ? <TeamCard team={team} /> : <Alert severity="info">{translate('frontdesk.teams.former.already')}</Alert>}
      <RunHistory team={team} />
    </Stack>
  );
}
