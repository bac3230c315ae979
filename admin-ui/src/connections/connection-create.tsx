import { Title, useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Section } from '../shared/section';
import { ConnectionForm } from './connection-form';

/** The new connection's page checks the key at once. */
export function ConnectionCreate() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const notify = useNotify();
  const title = translate('resources.connections.create');
  return (
    <>
      <Title title={title} />
      <Section title={title} sx={{ maxWidth: 640, mt: 2 }}>
        <ConnectionForm
          onCreated={({ id }) => {
            notify('frontdesk.connections.stored', { type: 'success' });
            navigate(`/connections/${id}`);
          }}
        />
      </Section>
    </>
  );
}
