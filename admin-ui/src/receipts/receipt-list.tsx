import { DataTable, List, SelectInput } from 'react-admin';
import type { Schema } from '../api/client';
import { EmptyState } from '../shared/empty-state';
import { PhoneRows, useIsPhone } from '../shared/phone-rows';
import { RowLink } from '../shared/row-link';
import { StatusChip } from '../shared/status-chip';
import { When } from '../shared/when';
import { SourceOf } from './source-of';

export type Receipt = Schema<'ReceiptResponse'>;

const SOURCES = ['retell_function', 'retell_inbound', 'retell_event', 'calcom_webhook'];
const STATES = ['stored', 'pending', 'done'];

const filters = [
  <SelectInput key="source" source="source" choices={SOURCES.map((id) => ({ id, name: `frontdesk.receipts.sources.${id}` }))} alwaysOn />,
  <SelectInput key="state" source="state" choices={STATES.map((id) => ({ id, name: `frontdesk.statuses.${id}` }))} alwaysOn />,
];

/** Newest first. */
export function ReceiptList() {
  const isPhone = useIsPhone();
  return (
    <List filters={filters} exporter={false} storeKey={false} actions={false} perPage={25} empty={<EmptyState of="receipts" />}>
      {isPhone ? (
        <PhoneRows<Receipt>
          to={({ id }) => `/receipts/${id}`}
          title={({ source }) => <SourceOf source={source} />}
          status={({ state }) => <StatusChip status={state} />}
          details={({ received_at: at }) => [<When key="" at={at} relative />]}
        />
      ) : (
        <DataTable<Receipt> rowClick={(id) => `/receipts/${id}`} bulkActionButtons={false}>
          <DataTable.Col<Receipt>
            source="received_at"
            disableSort
            render={({ id, received_at: at }) => (
              <RowLink to={`/receipts/${id}`}>
                <When at={at} />
              </RowLink>
            )}
          />
          <DataTable.Col<Receipt> source="source" disableSort render={({ source }) => <SourceOf source={source} />} />
          <DataTable.Col<Receipt> source="state" disableSort render={({ state }) => <StatusChip status={state} />} />
          <DataTable.NumberCol<Receipt> source="attempts" disableSort />
          <DataTable.NumberCol<Receipt> source="bytes" disableSort />
        </DataTable>
      )}
    </List>
  );
}
