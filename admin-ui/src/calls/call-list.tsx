import { DataTable, List, ReferenceInput, SelectInput, TextInput, useResourceContext, useTranslate } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { DayInput } from '../shared/day-input';
import { EmptyState } from '../shared/empty-state';
import { useMayChange } from '../shared/may-change';
import { NameOf } from '../shared/name-of';
import { PhoneRows, useIsNarrow } from '../shared/phone-rows';
import { RowLink } from '../shared/row-link';
import { When } from '../shared/when';
import { type ListedCall, OUTCOMES } from './call';
import { Duration, Outcome } from './outcome';

/** Calls come in while somebody looks; nothing is asked while nobody does. */
const EVERY_MS = 5_000;

function useFilters() {
  const { id } = useCompany();
  const outcomes = OUTCOMES.map((outcome) => ({ id: outcome, name: `frontdesk.statuses.${outcome}` }));
  return [
    <ReferenceInput key="branch_id" source="branch_id" reference={`companies/${id}/branches`} perPage={200} alwaysOn>
      <SelectInput optionText="name" />
    </ReferenceInput>,
    <SelectInput key="outcome" source="outcome" choices={outcomes} alwaysOn />,
    <TextInput key="caller_number" source="caller_number" placeholder="+49…" parse={(text: string) => text.replaceAll(/[^+\d]/g, '')} />,
    <DayInput key="from" source="from" />,
    <DayInput key="to" source="to" />,
  ];
}

/** Latest first; refreshed by itself, without losing page or focus. What is filtered stands in the address and is kept nowhere else. */
export function CallList() {
  const { id } = useCompany();
  const isNarrow = useIsNarrow();
  const mayChange = useMayChange();
  const empty = <EmptyState of="calls" {...(mayChange && { to: `/companies/${id}/trial-call` })} />;
  return (
    <List filters={useFilters()} exporter={false} storeKey={false} empty={empty} queryOptions={{ refetchInterval: EVERY_MS }} perPage={25}>
      {isNarrow ? <PhoneCalls /> : <CallTable />}
    </List>
  );
}

function CallTable() {
  const resource = useResourceContext();
  const to = (id: string) => `/${resource}/${id}`;
  return (
    <DataTable<ListedCall> rowClick={(id) => to(String(id))} bulkActionButtons={false}>
      <DataTable.Col
        source="started_at"
        disableSort
        render={(call: ListedCall) => <Started call={call} to={to(call.provider_call_id)} />}
      />
      <DataTable.Col source="duration_seconds" disableSort render={(call: ListedCall) => <Duration call={call} />} />
      <DataTable.Col source="caller_number" disableSort render={(call: ListedCall) => <Caller number={call.caller_number} />} />
      <DataTable.Col source="branch_id" disableSort render={(call: ListedCall) => <NameOf of="branches" id={call.branch_id} />} />
      <DataTable.Col source="outcome" disableSort render={(call: ListedCall) => <Outcome call={call} />} />
      <DataTable.NumberCol source="function_call_count" disableSort />
    </DataTable>
  );
}

function PhoneCalls() {
  const resource = useResourceContext();
  const { time_zone: timeZone } = useCompany();
  return (
    <PhoneRows<ListedCall>
      to={(call) => `/${resource}/${call.provider_call_id}`}
      title={(call) => <Caller number={call.caller_number} />}
      status={(call) => <Outcome call={call} />}
      details={(call) => [
        <When key="when" at={call.started_at} timeZone={timeZone} />,
        <NameOf key="branch" of="branches" id={call.branch_id} />,
        <Duration key="duration" call={call} />,
      ]}
    />
  );
}

/** The way in by keyboard; a click anywhere on the row does the same. */
function Started({ call, to }: { call: ListedCall; to: string }) {
  const { time_zone: timeZone } = useCompany();
  return (
    <RowLink to={to}>
      <When at={call.started_at} timeZone={timeZone} />
    </RowLink>
  );
}

export function Caller({ number }: { number: string | null }) {
  const translate = useTranslate();
  return <>{number ?? translate('frontdesk.calls.hidden')}</>;
}
