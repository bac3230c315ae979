import { Alert, Button } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, HttpError, useNotify, useTranslate } from 'react-admin';
import { api } from '../api/client';
import { Problem } from '../shared/problem';

/** Draws a new secret once it was said what that entails. */
export function RotateWebhookSecret({ connectionId }: { connectionId: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  const rotate = useMutation({
    mutationFn: () => api.POST('/api/v1/connections/{connectionId}/webhook-secret', { params: { path: { connectionId } } }),
    onSuccess: async () => {
      notify('frontdesk.connections.webhooks.rotated', { type: 'success' });
      await client.invalidateQueries({ queryKey: ['connections'] });
    },
    onSettled: () => setAsks(false),
  });
  // The only conflict there is: the environment names the secret.
  const isOfEnvironment = rotate.error instanceof HttpError && rotate.error.status === 409;
  return (
    <>
      <Button variant="outlined" onClick={() => setAsks(true)} sx={{ alignSelf: 'flex-start' }}>
        {translate('frontdesk.connections.webhooks.rotate')}
      </Button>
      {isOfEnvironment ? (
        <Alert severity="info">{translate('frontdesk.connections.webhooks.of_environment')}</Alert>
      ) : (
        <Problem error={rotate.error} />
      )}
      <Confirm
        isOpen={asks}
        title="frontdesk.connections.webhooks.rotate_title"
        content="frontdesk.connections.webhooks.rotate_text"
        confirm="frontdesk.connections.webhooks.rotate"
        loading={rotate.isPending}
        onConfirm={() => rotate.mutate()}
        onClose={() => setAsks(false)}
      />
    </>
  );
}
