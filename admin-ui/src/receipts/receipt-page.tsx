import { Grid, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { ShowBase, Title, useLocale, useRecordContext, useTranslate } from 'react-admin';
import { Facts } from '../shared/facts';
import { Section } from '../shared/section';
import { StatusChip } from '../shared/status-chip';
import { When } from '../shared/when';
import type { Receipt } from './receipt-list';
import { Replay } from './replay';
import { SourceOf } from './source-of';

const WATCH_MS = 2_000;

/** Looked at again while it waits to be worked on. */
export function ReceiptPage() {
  return (
    <ShowBase<Receipt> queryOptions={{ refetchInterval: ({ state: { data } }) => data?.state === 'pending' && WATCH_MS }}>
      <ReceiptDetails />
    </ShowBase>
  );
}

function ReceiptDetails() {
  const translate = useTranslate();
  const locale = useLocale();
  const receipt = useRecordContext<Receipt>();
  if (!receipt) return null;
  const facts: [name: string, fact: ReactNode][] = [
    ['source', <SourceOf key="" source={receipt.source} />],
    ['received_at', <When key="" at={receipt.received_at} />],
    ['state', <StatusChip key="" status={receipt.state} />],
    ['attempts', receipt.attempts],
    ...(receipt.next_attempt_at === null
      ? []
      : [['next_attempt_at', <When key="" at={receipt.next_attempt_at} relative />] satisfies [string, ReactNode]]),
    ['bytes', receipt.bytes.toLocaleString(locale)],
    ['id', receipt.id],
  ];
  return (
    <>
      <Title title={translate('resources.receipts.name', { smart_count: 1 })} />
      <Grid container spacing={2} sx={{ mt: 2 }}>
        <Grid size={{ xs: 12, lg: 7 }}>
          <Section title={translate('frontdesk.receipts.title')}>
            <Facts facts={facts.map(([name, fact]) => [translate(`resources.receipts.fields.${name}`), fact])} />
            <Typography variant="body2" color="textSecondary">
              {translate('frontdesk.receipts.no_body')}
            </Typography>
          </Section>
        </Grid>
        <Grid size={{ xs: 12, lg: 5 }}>
          <Replay receipt={receipt} />
        </Grid>
      </Grid>
    </>
  );
}
