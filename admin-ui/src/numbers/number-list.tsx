import {
  BooleanField,
  CreateButton,
  DataTable,
  List,
  NullableBooleanInput,
  ReferenceField,
  SelectInput,
  TextField,
  TopToolbar,
} from 'react-admin';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { EmptyState } from '../shared/empty-state';
import { useMayChange } from '../shared/may-change';
import { PhoneRows, useIsPhone } from '../shared/phone-rows';
import { RowLink } from '../shared/row-link';
import { useAll } from '../shared/use-all';
import { ReadinessChip } from './readiness-chip';

type PhoneNumber = Schema<'PhoneNumberResponse'>;

export function NumberList() {
  const { id: companyId } = useCompany();
  const mayChange = useMayChange();
  const isPhone = useIsPhone();
  const { data: branches = [] } = useAll<Schema<'BranchResponse'>>(`companies/${companyId}/branches`);
  const base = `/companies/${companyId}/numbers`;
  const filters = [
    <SelectInput key="branch_id" source="branch_id" choices={branches} alwaysOn />,
    <NullableBooleanInput key="is_active" source="is_active" alwaysOn />,
  ];
  return (
    <List
      filters={filters}
      exporter={false}
      actions={<TopToolbar>{mayChange && <CreateButton label="resources.numbers.create" />}</TopToolbar>}
      empty={<EmptyState of="numbers" to={mayChange ? `${base}/create` : undefined} />}
    >
      {isPhone ? (
        <PhoneRows<PhoneNumber>
          to={({ id }) => `${base}/${id}`}
          title={({ number }) => number}
          status={({ id }) => <ReadinessChip companyId={companyId} numberId={id} />}
          details={({ branch_id: at, workspace }) => [branches.find(({ id }) => id === at)?.name ?? '–', workspace]}
        />
      ) : (
        <DataTable<PhoneNumber> rowClick={(id) => `${base}/${id}`} bulkActionButtons={false}>
          <DataTable.Col<PhoneNumber>
            source="number"
            disableSort
            render={({ id, number }) => <RowLink to={`${base}/${id}`}>{number}</RowLink>}
          />
          <DataTable.Col<PhoneNumber> source="branch_id" disableSort>
            <ReferenceField source="branch_id" reference={`companies/${companyId}/branches`} link={false} emptyText="–">
              <TextField source="name" />
            </ReferenceField>
          </DataTable.Col>
          <DataTable.Col<PhoneNumber> source="workspace" disableSort />
          <DataTable.Col<PhoneNumber> source="is_active" disableSort field={BooleanField} />
          <DataTable.Col<PhoneNumber>
            label="frontdesk.numbers.readiness"
            render={({ id }) => <ReadinessChip companyId={companyId} numberId={id} />}
            disableSort
          />
        </DataTable>
      )}
    </List>
  );
}
