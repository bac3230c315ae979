import { BooleanField, CreateButton, DataTable, List, SelectInput, TopToolbar, usePermissions, useTranslate } from 'react-admin';
import { RowLink } from '../shared/row-link';
import { StatusChip } from '../shared/status-chip';
import { When } from '../shared/when';
import { CompanyName, useRoleChoices } from './company-choice';

export function UserList() {
  const translate = useTranslate();
  const { permissions } = usePermissions();
  const roles = useRoleChoices();
  const actions = (
    <TopToolbar>
      <CreateButton />
    </TopToolbar>
  );
  return (
    <List exporter={false} actions={actions} filters={[<SelectInput key="role" source="role" choices={roles} alwaysOn />]}>
      <DataTable rowClick="edit" bulkActionButtons={false}>
        <DataTable.Col source="email" disableSort render={({ id, email }) => <RowLink to={`/users/${id}`}>{email}</RowLink>} />
        <DataTable.Col source="role" disableSort render={({ role }) => translate(`frontdesk.roles.${role}`)} />
        {permissions === 'operator' && (
          <DataTable.Col source="company_id" disableSort>
            <CompanyName />
          </DataTable.Col>
        )}
        <DataTable.Col source="is_active" disableSort field={BooleanField} />
        <DataTable.Col
          source="has_password"
          disableSort
          render={({ has_password }) => <StatusChip status={has_password ? 'has_password' : 'invited'} />}
        />
        <DataTable.Col source="created_at" disableSort render={({ created_at }) => <When at={created_at} />} />
      </DataTable>
    </List>
  );
}
