import { Chip } from '@mui/material';
import { CreateButton, DataTable, List, NullableBooleanInput, TextInput, TopToolbar, usePermissions, useTranslate } from 'react-admin';
import { EmptyState } from '../shared/empty-state';
import { PhoneRows, useIsPhone } from '../shared/phone-rows';
import { useLanguageName } from '../shared/places';
import { RowLink } from '../shared/row-link';
import { When } from '../shared/when';
import type { Company } from './company-context';

const filters = [<TextInput key="name" source="name" alwaysOn />, <NullableBooleanInput key="is_active" source="is_active" />];

/** All companies of the installation; of a company user their own one. */
export function CompanyList() {
  const isPhone = useIsPhone();
  const { permissions } = usePermissions<string>();
  const maySetUp = permissions === 'operator';
  const languageName = useLanguageName();
  const language = (company: Company) => languageName(company.language);
  return (
    <List
      filters={filters}
      exporter={false}
      actions={<TopToolbar>{maySetUp && <CreateButton label="resources.companies.create" to="/companies/create" />}</TopToolbar>}
      empty={<EmptyState of="companies" to={maySetUp ? '/companies/create' : undefined} />}
    >
      {isPhone ? (
        <PhoneRows<Company>
          to={({ id }) => `/companies/${id}`}
          title={({ name }) => name}
          status={(company) => <Activity company={company} />}
          details={(company) => [company.time_zone, language(company)]}
        />
      ) : (
        <DataTable<Company> rowClick={(id) => `/companies/${id}`} bulkActionButtons={false}>
          <DataTable.Col<Company> source="name" disableSort render={({ id, name }) => <RowLink to={`/companies/${id}`}>{name}</RowLink>} />
          <DataTable.Col<Company> source="is_active" disableSort render={(company) => <Activity company={company} />} />
          <DataTable.Col<Company> source="time_zone" disableSort />
          <DataTable.Col<Company> source="language" disableSort render={language} />
          <DataTable.Col<Company> source="created_at" disableSort render={({ created_at }) => <When at={created_at} />} />
        </DataTable>
      )}
    </List>
  );
}

function Activity({ company }: { company: Company }) {
  const translate = useTranslate();
  const word = company.is_active ? 'on' : 'off';
  return (
    <Chip
      size="small"
      variant="outlined"
      color={company.is_active ? 'success' : 'default'}
      label={translate(`frontdesk.company.${word}`)}
    />
  );
}
