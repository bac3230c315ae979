import { Button, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { answerOf, api } from '../api/client';
import { Problem } from '../shared/problem';
import { Section } from '../shared/section';
import type { Receipt } from './receipt-list';

/** Works on a stored call event once more, or says why that is not done with this one. It may be done as often as one likes. */
export function Replay({ receipt: { id, source, state, is_replayable: isReplayable } }: { receipt: Receipt }) {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/receipts/{receiptId}/replay', { params: { path: { receiptId: id } } })),
    onSuccess: () => {
      notify('frontdesk.receipts.replay.begun', { type: 'info' });
      return client.invalidateQueries({ queryKey: ['receipts'] });
    },
  });
  const words = (key: string) => translate(`frontdesk.receipts.replay.${key}`, { _: translate('frontdesk.receipts.replay.not_this') });
  return (
    <Section title={words('title')}>
      <Typography variant="body2">{words(isReplayable ? 'text' : `not_${source}`)}</Typography>
      {isReplayable && (
        <Button
          variant="outlined"
          loading={replay.isPending || state === 'pending'}
          onClick={() => replay.mutate()}
          sx={{ alignSelf: 'flex-start' }}
        >
          {words('do')}
        </Button>
      )}
      <Problem error={replay.error} />
    </Section>
  );
}
