import { useTranslate } from 'react-admin';
import { TextLink } from '../shared/text-link';
import type { Team } from './use-sync';
import { useConnections } from './use-team-choices';

/** Through which connection the team is reached; of a shared one, which company users do not see, only the place. */
export function ConnectionName({ team }: { team: Team }) {
  const translate = useTranslate();
  const { data: connections = [] } = useConnections(team.company_id);
  const connection = connections.find(({ id }) => id === team.connection_id);
  if (!connection) return <>{new URL(team.calcom_instance).host}</>;
  return (
    <>
      {new URL(team.calcom_instance).host} ·{' '}
      <TextLink to={`/connections/${connection.id}`}>{translate('frontdesk.teams.connection', { label: connection.label })}</TextLink>
    </>
  );
}
