import Delete from '@mui/icons-material/DeleteOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { Confirm, useDelete, useNotify, useRecordContext, useRedirect, useResourceContext, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { useSayProblem } from '../shared/use-say-problem';

/** Takes the number away, after saying what that means. */
export function RemoveNumber() {
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const say = useSayProblem();
  const resource = useResourceContext() ?? '';
  const number = useRecordContext<Schema<'PhoneNumberResponse'>>();
  const [asks, setAsks] = useState(false);
  const [remove, { isPending }] = useDelete();
  if (!number) return null;

  const confirmed = () =>
    remove(
      resource,
      { id: number.id, previousData: number },
      {
        mutationMode: 'pessimistic',
        onSuccess: () => {
          notify('frontdesk.numbers.removed', { messageArgs: { number: number.number } });
          redirect('list', resource);
        },
        onError: say,
      },
    );

  return (
    <>
      <Button color="error" startIcon={<Delete />} onClick={() => setAsks(true)}>
        {translate('frontdesk.numbers.remove')}
      </Button>
      <Confirm
        isOpen={asks}
        loading={isPending}
        title={translate('frontdesk.numbers.remove_title', { number: number.number })}
        content="frontdesk.numbers.remove_account"
        confirm="frontdesk.numbers.remove"
        confirmColor="warning"
        onConfirm={() => void confirmed()}
        onClose={() => setAsks(false)}
      />
    </>
  );
}
