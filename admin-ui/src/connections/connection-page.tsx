import { Alert, Grid, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { EditBase, Title, useNotify, usePermissions, useRecordContext, useTranslate } from 'react-admin';
import { Facts } from '../shared/facts';
import { Section } from '../shared/section';
import { StatusChip } from '../shared/status-chip';
import { useSayProblem } from '../shared/use-say-problem';
import { When } from '../shared/when';
import { ConnectionCheck } from './connection-check';
import type { Connection } from './connection-form';
import { ConnectionSettings, withoutEmptyKey } from './connection-settings';
import { inWords } from './conflict-words';
import { OwnerOf } from './owner-of';
import { Webhooks } from './webhooks';

const WATCH_MS = 3_000;

/** Looked at again while webhooks are being made. A key that was replaced is checked at once. */
export function ConnectionPage() {
  const notify = useNotify();
  const sayProblem = useSayProblem();
  const [newKeys, setNewKeys] = useState(0);
  return (
    <EditBase<Connection>
      mutationMode="pessimistic"
      redirect={false}
      transform={withoutEmptyKey}
      queryOptions={{ refetchInterval: ({ state: { data } }) => data?.webhooks === 'pending' && WATCH_MS }}
      mutationOptions={{
        onError: (error) => sayProblem(inWords(error)),
        onSuccess: (_saved, { data = {} }) => {
          notify('ra.notification.updated', { type: 'info', messageArgs: { smart_count: 1 } });
          if ('api_key' in data) setNewKeys((count) => count + 1);
        },
      }}
    >
      <ConnectionDetails newKeys={newKeys} />
    </EditBase>
  );
}

function ConnectionDetails({ newKeys }: { newKeys: number }) {
  const translate = useTranslate();
  const connection = useRecordContext<Connection>();
  const { permissions } = usePermissions<string>();
  if (!connection) return null;
  const isOperator = permissions === 'operator';
  return (
    <>
      <Title title={translate('frontdesk.connections.title', { label: connection.label })} />
      <Grid container spacing={2} sx={{ mt: 2 }}>
        <Grid size={{ xs: 12, lg: 7 }} sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <Section title={translate('frontdesk.connections.key_section')}>
            <KeyFacts connection={connection} isOperator={isOperator} />
            <Key key={newKeys} connection={connection} isOperator={isOperator} isNew={newKeys > 0} />
          </Section>
          <Webhooks connection={connection} isOperator={isOperator} />
        </Grid>
        {isOperator && (
          <Grid size={{ xs: 12, lg: 5 }}>
            <ConnectionSettings connection={connection} />
          </Grid>
        )}
      </Grid>
    </>
  );
}

/** What can be done about the key. One that was just stored or replaced is checked at once. */
function Key({ connection, isOperator, isNew }: { connection: Connection; isOperator: boolean; isNew: boolean }) {
  const translate = useTranslate();
  const { id, has_api_key: hasKey, status } = connection;
  return (
    <>
      {!hasKey && <Alert severity="warning">{translate('frontdesk.connections.no_key')}</Alert>}
      {isOperator && hasKey && <ConnectionCheck connectionId={id} immediately={isNew || status === 'unchecked'} />}
      {!isOperator && (
        <Typography variant="body2" color="textSecondary">
          {translate('frontdesk.connections.operators_only')}
        </Typography>
      )}
    </>
  );
}

function KeyFacts({ connection, isOperator }: { connection: Connection; isOperator: boolean }) {
  const translate = useTranslate();
  const { organization_id: organization } = connection;
  const facts: [name: string, fact: ReactNode, shown: boolean][] = [
    ['status', <StatusChip key="" status={connection.status} />, true],
    ['last_checked_at', <When key="" at={connection.last_checked_at} relative />, true],
    ['company_id', <OwnerOf key="" />, isOperator],
    ['base_url', connection.base_url, true],
    ['organization_id', organization, organization !== null],
    ['limit_per_minute', connection.limit_per_minute ?? translate('frontdesk.connections.as_calcom_says'), true],
  ];
  const shown = facts.filter(([, , isShown]) => isShown);
  return <Facts facts={shown.map(([name, fact]) => [translate(`resources.connections.fields.${name}`), fact])} />;
}
