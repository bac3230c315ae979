import { Tab, Tabs, Typography } from '@mui/material';
import { DataTable, List, ReferenceInput, SelectInput, useListContext, useResourceContext, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { EmptyState } from '../shared/empty-state';
import { NameOf } from '../shared/name-of';
import { PhoneLink } from '../shared/phone-link';
import { PhoneRows, useIsNarrow } from '../shared/phone-rows';
import { RowLink } from '../shared/row-link';
import { StatusChip } from '../shared/status-chip';
import { When } from '../shared/when';
import { wordsForReason } from './reason';

type CallbackRequest = Schema<'CallbackRequestResponse'>;

const STATUSES = ['open', 'in_progress', 'done'] as const;
const EVERY_MS = 15_000;

/** The open ones first: they are the page that is opened. Newest first within each. */
export function CallbackRequestList() {
  const { id } = useCompany();
  const isNarrow = useIsNarrow();
  const filters = [
    <ReferenceInput key="branch_id" source="branch_id" reference={`companies/${id}/branches`} perPage={200} alwaysOn>
      <SelectInput optionText="name" />
    </ReferenceInput>,
  ];
  return (
    <List
      filters={filters}
      filterDefaultValues={{ status: 'open' }}
      empty={false}
      exporter={false}
      storeKey={false}
      perPage={25}
      queryOptions={{ refetchInterval: EVERY_MS }}
    >
      <StatusTabs />
      {isNarrow ? <PhoneRequests /> : <RequestTable />}
    </List>
  );
}

function StatusTabs() {
  const translate = useTranslate();
  const { filterValues, displayedFilters, setFilters } = useListContext();
  const { status, ...others } = filterValues;
  return (
    <Tabs
      value={status ?? 'all'}
      onChange={(_event, value: string) => setFilters(value === 'all' ? others : { ...others, status: value }, displayedFilters)}
      aria-label={translate('resources.callback-requests.fields.status')}
      variant="scrollable"
      sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}
    >
      {STATUSES.map((one) => (
        <Tab key={one} value={one} label={translate(`frontdesk.callbacks.tabs.${one}`)} />
      ))}
      <Tab value="all" label={translate('frontdesk.callbacks.tabs.all')} />
    </Tabs>
  );
}

/** Nobody at all yet, or nobody like that. */
function Nobody() {
  const translate = useTranslate();
  const { filterValues } = useListContext();
  if (filterValues.status === undefined && filterValues.branch_id === undefined) return <EmptyState of="callback-requests" />;
  const isOpen = filterValues.status === 'open';
  return (
    <Typography color="textSecondary" sx={{ p: 4, textAlign: 'center' }}>
      {translate(isOpen ? 'frontdesk.callbacks.nobody_waits' : 'frontdesk.callbacks.none_like_that')}
    </Typography>
  );
}

function RequestTable() {
  const translate = useTranslate();
  const resource = useResourceContext();
  const { time_zone: timeZone } = useCompany();
  const to = (id: string) => `/${resource}/${id}`;
  return (
    <DataTable<CallbackRequest> rowClick={(id) => to(String(id))} bulkActionButtons={false} empty={<Nobody />}>
      <DataTable.Col
        source="reason"
        disableSort
        render={({ id, reason }: CallbackRequest) => <RowLink to={to(id)}>{wordsForReason(reason, translate)}</RowLink>}
      />
      <DataTable.Col source="name" disableSort render={({ name }: CallbackRequest) => name ?? '–'} />
      <DataTable.Col source="phone" disableSort render={({ phone }: CallbackRequest) => <PhoneLink number={phone} />} />
      <DataTable.Col source="window" disableSort render={({ window }: CallbackRequest) => window ?? '–'} />
      <DataTable.Col
        source="branch_id"
        disableSort
        render={(request: CallbackRequest) => <NameOf of="branches" id={request.branch_id} />}
      />
      <DataTable.Col
        source="created_at"
        disableSort
        render={(request: CallbackRequest) => <When at={request.created_at} timeZone={timeZone} />}
      />
      <DataTable.Col source="status" disableSort render={({ status }: CallbackRequest) => <StatusChip status={status} />} />
    </DataTable>
  );
}

function PhoneRequests() {
  const translate = useTranslate();
  const resource = useResourceContext();
  const { time_zone: timeZone } = useCompany();
  return (
    <PhoneRows<CallbackRequest>
      empty={<Nobody />}
      to={({ id }) => `/${resource}/${id}`}
      title={({ name, phone }) => name ?? phone ?? translate('frontdesk.callbacks.no_phone')}
      status={({ status }) => <StatusChip status={status} />}
      details={(request) => [
        wordsForReason(request.reason, translate),
        <When key="when" at={request.created_at} timeZone={timeZone} />,
        <NameOf key="branch" of="branches" id={request.branch_id} />,
      ]}
    />
  );
}
