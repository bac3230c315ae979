import { Box } from '@mui/material';
import { useState } from 'react';
import { Form, SaveButton, useNotify } from 'react-admin';
import { api } from '../api/client';
import { Problem } from '../shared/problem';
import { useReadWorkspacesAnew } from './use-read-workspaces-anew';
import { WebhookKeyInput } from './webhook-key-input';
import type { Workspace } from './workspace-page';

/** The new key beside the present ones: the first half of a rotation. */
export function AddKey({ workspace: { slug, etag, webhook_key_count: count } }: { workspace: Workspace }) {
  const notify = useNotify();
  const readAnew = useReadWorkspacesAnew();
  const [error, setError] = useState<unknown>(null);
  const add = async ({ webhook_key = '' }: { webhook_key?: string }) => {
    setError(null);
    try {
      const params = { path: { workspace: slug }, header: { 'If-Match': etag } };
      await api.POST('/api/v1/workspaces/{workspace}/keys', { params, body: { webhook_key } });
      notify('frontdesk.workspaces.keys.added', { type: 'success' });
    } catch (problem) {
      setError(problem);
    }
    await readAnew();
  };
  return (
    // Emptied once the key was taken.
    <Form key={count} onSubmit={add}>
      <Box sx={{ display: 'flex', flexDirection: 'column' }}>
        <WebhookKeyInput label="frontdesk.workspaces.keys.new" />
        <SaveButton alwaysEnable label="frontdesk.workspaces.keys.add" sx={{ alignSelf: 'flex-start' }} />
      </Box>
      <Problem error={error} />
    </Form>
  );
}
