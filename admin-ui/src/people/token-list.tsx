import {
  CreateButton,
  DataTable,
  DeleteWithConfirmButton,
  List,
  NullableBooleanInput,
  TopToolbar,
  usePermissions,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import type { Schema } from '../api/client';
import { EmptyState } from '../shared/empty-state';
import { When } from '../shared/when';
import { CompanyName } from './company-choice';

type Token = Schema<'TokenResponse'>;

export function TokenList() {
  const translate = useTranslate();
  const { permissions } = usePermissions();
  const actions = (
    <TopToolbar>
      <CreateButton />
    </TopToolbar>
  );
  const filters = [<NullableBooleanInput key="revoked" source="is_revoked" label="frontdesk.people.revoked" alwaysOn />];
  return (
    <List exporter={false} actions={actions} filters={filters} empty={<EmptyState of="tokens" to="/tokens/create" />}>
      <DataTable rowClick={false} bulkActionButtons={false}>
        <DataTable.Col source="name" disableSort />
        <DataTable.Col source="role" disableSort render={({ role }) => translate(`frontdesk.roles.${role}`)} />
        {permissions === 'operator' && (
          <DataTable.Col source="company_id" disableSort>
            <CompanyName />
          </DataTable.Col>
        )}
        <DataTable.Col
          source="scopes"
          disableSort
          render={({ scopes }: Token) => scopes?.join(', ') ?? translate('frontdesk.people.all_scopes')}
        />
        <DataTable.Col source="expires_at" disableSort render={({ expires_at }) => <When at={expires_at} />} />
        <DataTable.Col source="last_used_at" disableSort render={({ last_used_at }) => <When at={last_used_at} relative />} />
        <DataTable.Col disableSort label="frontdesk.people.revoke">
          <Revoke />
        </DataTable.Col>
      </DataTable>
    </List>
  );
}

/** A token is never deleted: who it was stays in the audit log. */
function Revoke() {
  const token = useRecordContext<Token>();
  if (!token) return null;
  if (token.revoked_at !== null) return <When at={token.revoked_at} relative />;
  return (
    <DeleteWithConfirmButton
      mutationMode="pessimistic"
      label="frontdesk.people.revoke"
      confirmTitle="frontdesk.people.revoke_title"
      confirmContent="frontdesk.people.revoke_words"
      successMessage="frontdesk.people.is_revoked"
      redirect={false}
    />
  );
}
