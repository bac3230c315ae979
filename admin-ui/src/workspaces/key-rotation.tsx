import { Alert, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../shared/section';
import { AddKey } from './add-key';
import { DropOlderKeys } from './drop-older-keys';
import type { Workspace } from './workspace-page';

/** Follows the environment at each start; what is entered here would not last. */
const OF_ENVIRONMENT = 'default';

/** The key with which Retell signs, and how it is replaced without losing a call. */
export function KeyRotation({ workspace }: { workspace: Workspace }) {
  const translate = useTranslate();
  const { webhook_key_count: count, slug } = workspace;
  const words = (key: string, values?: object) => translate(`frontdesk.workspaces.keys.${key}`, values);
  return (
    <Section title={words('title')}>
      {count === 0 ? (
        <Alert severity="warning">{words('none')}</Alert>
      ) : (
        <Typography variant="body2">{words('count', { smart_count: count })}</Typography>
      )}
      {slug === OF_ENVIRONMENT && <Alert severity="info">{words('of_environment')}</Alert>}
      <Typography component="h3" variant="h3" sx={{ mt: 1.5 }}>
        {words('step_add')}
      </Typography>
      <Typography variant="body2">{words('step_add_text')}</Typography>
      <AddKey workspace={workspace} />
      <Typography component="h3" variant="h3" sx={{ mt: 1.5 }}>
        {words('step_drop')}
      </Typography>
      <Typography variant="body2">{words('step_drop_text')}</Typography>
      <DropOlderKeys workspace={workspace} />
    </Section>
  );
}
