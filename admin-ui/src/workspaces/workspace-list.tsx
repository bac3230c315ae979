import { CreateButton, DataTable, List, TopToolbar, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { EmptyState } from '../shared/empty-state';
import { PhoneRows, useIsPhone } from '../shared/phone-rows';
import { RowLink } from '../shared/row-link';

type Workspace = Schema<'WorkspaceResponse'>;

export function WorkspaceList() {
  const translate = useTranslate();
  const isPhone = useIsPhone();
  const numbers = (count: number) => translate('frontdesk.workspaces.numbers', { smart_count: count });
  return (
    <List
      exporter={false}
      storeKey={false}
      actions={
        <TopToolbar>
          <CreateButton label="resources.workspaces.create" />
        </TopToolbar>
      }
      empty={<EmptyState of="workspaces" to="/workspaces/create" />}
    >
      {isPhone ? (
        <PhoneRows<Workspace>
          to={({ slug }) => `/workspaces/${slug}`}
          title={({ slug }) => slug}
          status={() => null}
          details={({ phone_number_count: count }) => [numbers(count)]}
        />
      ) : (
        <DataTable<Workspace> rowClick={(slug) => `/workspaces/${slug}`} bulkActionButtons={false}>
          <DataTable.Col<Workspace> source="slug" disableSort render={({ slug }) => <RowLink to={`/workspaces/${slug}`}>{slug}</RowLink>} />
          <DataTable.Col<Workspace> source="phone_number_count" disableSort />
          <DataTable.Col<Workspace> source="webhook_key_count" disableSort />
        </DataTable>
      )}
    </List>
  );
}
