import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../shared/section';
import { StatusChip } from '../shared/status-chip';
import type { Connection } from './connection-form';
import { RotateWebhookSecret } from './rotate-webhook-secret';
import { WebhooksByHand } from './webhooks-by-hand';

/** Whether Cal.com tells of changes, and what is to be done where it does not. */
export function Webhooks({ connection, isOperator }: { connection: Connection; isOperator: boolean }) {
  const translate = useTranslate();
  const { id, webhooks: state } = connection;
  const isByHand = state === 'by_hand';
  return (
    <Section title={translate('frontdesk.connections.webhooks.title')} action={<StatusChip status={state} />}>
      <Typography variant="body2">
        {translate(`frontdesk.connections.webhooks.${isByHand && !isOperator ? 'by_hand_reader' : state}`)}
      </Typography>
      {isOperator && isByHand && <WebhooksByHand connectionId={id} />}
      {isOperator && state !== 'none' && <RotateWebhookSecret connectionId={id} />}
    </Section>
  );
}
