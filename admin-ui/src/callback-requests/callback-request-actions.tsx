import { Alert, Box, Button } from '@mui/material';
import { HttpError, useGetIdentity, useNotify, useRefresh, useResourceContext, useTranslate, useUpdate } from 'react-admin';
import type { Schema } from '../api/client';
import { useMayChange } from '../shared/may-change';
import { Problem } from '../shared/problem';

type CallbackRequest = Schema<'CallbackRequestResponse'>;
type Change = Partial<Pick<CallbackRequest, 'status' | 'assigned_to'>>;

/** The steps that make sense from here, the next one first. */
function steps({ status, assigned_to: assignee }: CallbackRequest, me: string): [name: string, change: Change][] {
  const mine = assignee === me;
  if (status === 'done') return [['reopen', { status: 'open' }]];
  const done: [string, Change] = ['done', { status: 'done' }];
  if (status === 'in_progress' && mine) return [done, ['give_back', { status: 'open', assigned_to: null }]];
  return [['take', { status: 'in_progress', assigned_to: me }], done];
}

/** Take it, tick it off, give it back. Each from what is shown: what somebody changed meanwhile is shown first, and the step asked anew. */
export function CallbackRequestActions({ request }: { request: CallbackRequest }) {
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  const mayChange = useMayChange();
  const { identity } = useGetIdentity();
  const refresh = useRefresh();
  const notify = useNotify();
  const [update, { isPending, error }] = useUpdate<CallbackRequest, HttpError>();
  if (!mayChange || !identity) return null;
  const send = (name: string, data: Change) =>
    update(
      resource,
      { id: request.id, data, previousData: request },
      {
        mutationMode: 'pessimistic',
        onSuccess: () => notify(`frontdesk.callbacks.told.${name}`, { type: 'success' }),
        onError: () => refresh(),
      },
    );
  const wasChanged = error?.status === 412;
  return (
    <>
      {wasChanged ? <Alert severity="warning">{translate('frontdesk.callbacks.changed_meanwhile')}</Alert> : <Problem error={error} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 1 }}>
        {steps(request, String(identity.id)).map(([name, change], index) => (
          <Button key={name} variant={index === 0 ? 'contained' : 'outlined'} disabled={isPending} onClick={() => void send(name, change)}>
            {translate(`frontdesk.callbacks.steps.${name}`)}
          </Button>
        ))}
      </Box>
    </>
  );
}
