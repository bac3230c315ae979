import { BooleanField, DataTable, List, TextInput } from 'react-admin';
import { EmptyState } from '../shared/empty-state';
import { When } from '../shared/when';

const filters = [<TextInput key="name" source="name" alwaysOn />];

export function CompanyList() {
  return (
    <List filters={filters} exporter={false} empty={<EmptyState of="companies" to="/companies/create" />}>
      <DataTable rowClick={(id) => `/companies/${id}`} bulkActionButtons={false}>
        <DataTable.Col source="name" disableSort />
        <DataTable.Col source="time_zone" disableSort />
        <DataTable.Col source="language" disableSort />
        <DataTable.Col source="is_active" disableSort field={BooleanField} />
        <DataTable.Col source="created_at" disableSort render={({ created_at }) => <When at={created_at} />} />
      </DataTable>
    </List>
  );
}
