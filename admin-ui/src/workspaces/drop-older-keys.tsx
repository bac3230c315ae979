import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, useNotify, useTranslate } from 'react-admin';
import { api } from '../api/client';
import { Problem } from '../shared/problem';
import { useReadWorkspacesAnew } from './use-read-workspaces-anew';
import type { Workspace } from './workspace-page';

/** Only the newest key is left: the second half of a rotation. */
export function DropOlderKeys({ workspace: { slug, etag, webhook_key_count: count } }: { workspace: Workspace }) {
  const translate = useTranslate();
  const notify = useNotify();
  const readAnew = useReadWorkspacesAnew();
  const [asks, setAsks] = useState(false);
  const drop = useMutation({
    mutationFn: () =>
      api.DELETE('/api/v1/workspaces/{workspace}/keys/older', { params: { path: { workspace: slug }, header: { 'If-Match': etag } } }),
    onSuccess: () => notify('frontdesk.workspaces.keys.dropped', { type: 'success' }),
    onSettled: () => {
      setAsks(false);
      return readAnew();
    },
  });
  return (
    <>
      <Button variant="outlined" color="error" disabled={count < 2} onClick={() => setAsks(true)} sx={{ alignSelf: 'flex-start' }}>
        {translate('frontdesk.workspaces.keys.drop')}
      </Button>
      <Problem error={drop.error} />
      <Confirm
        isOpen={asks}
        title="frontdesk.workspaces.keys.drop_title"
        content="frontdesk.workspaces.keys.drop_text"
        translateOptions={{ slug, smart_count: count - 1 }}
        confirm="frontdesk.workspaces.keys.drop"
        confirmColor="warning"
        loading={drop.isPending}
        onConfirm={() => drop.mutate()}
        onClose={() => setAsks(false)}
      />
    </>
  );
}
