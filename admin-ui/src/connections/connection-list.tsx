import { Fragment } from 'react';
import {
  AutocompleteInput,
  CreateButton,
  DataTable,
  List,
  ReferenceInput,
  SelectInput,
  TopToolbar,
  usePermissions,
  useTranslate,
} from 'react-admin';
import { EmptyState } from '../shared/empty-state';
import { PhoneRows, useIsPhone } from '../shared/phone-rows';
import { RowLink } from '../shared/row-link';
import { StatusChip } from '../shared/status-chip';
import { When } from '../shared/when';
import type { Connection } from './connection-form';
import { OwnerOf } from './owner-of';

const STATUSES = (['unchecked', 'ok', 'error'] as const).map((id) => ({ id, name: `frontdesk.statuses.${id}` }));

const byStatus = <SelectInput key="status" source="status" choices={STATUSES} alwaysOn />;
const byCompany = (
  <ReferenceInput key="company_id" source="company_id" reference="companies" alwaysOn>
    <AutocompleteInput optionText="name" filterToQuery={(name: string) => ({ name })} sx={{ minWidth: 220 }} />
  </ReferenceInput>
);

/** Operators see all, company users those of their company. */
export function ConnectionList() {
  const { permissions } = usePermissions<string>();
  const isPhone = useIsPhone();
  const isOperator = permissions === 'operator';
  return (
    <List
      filters={isOperator ? [byStatus, byCompany] : [byStatus]}
      exporter={false}
      storeKey={false}
      actions={<TopToolbar>{isOperator && <CreateButton label="resources.connections.create" />}</TopToolbar>}
      empty={<EmptyState of={isOperator ? 'connections' : 'own_connections'} to={isOperator ? '/connections/create' : undefined} />}
    >
      {isPhone ? <Phone /> : <Table isOperator={isOperator} />}
    </List>
  );
}

function Table({ isOperator }: { isOperator: boolean }) {
  return (
    <DataTable<Connection> rowClick={(id) => `/connections/${id}`} bulkActionButtons={false}>
      <DataTable.Col<Connection>
        source="label"
        disableSort
        render={({ id, label }) => <RowLink to={`/connections/${id}`}>{label}</RowLink>}
      />
      {isOperator && <DataTable.Col<Connection> source="company_id" disableSort render={() => <OwnerOf />} />}
      <DataTable.Col<Connection> source="status" disableSort render={({ status }) => <StatusChip status={status} />} />
      <DataTable.Col<Connection> source="last_checked_at" disableSort render={({ last_checked_at: at }) => <When at={at} relative />} />
      <DataTable.Col<Connection> source="webhooks" disableSort render={({ webhooks }) => <StatusChip status={webhooks} />} />
    </DataTable>
  );
}

function Phone() {
  const translate = useTranslate();
  return (
    <PhoneRows<Connection>
      to={({ id }) => `/connections/${id}`}
      title={({ label }) => label}
      status={({ status }) => <StatusChip status={status} />}
      details={({ webhooks }) => [
        <Fragment key="">
          {translate('resources.connections.fields.webhooks')}: {translate(`frontdesk.statuses.${webhooks}`)}
        </Fragment>,
      ]}
    />
  );
}
