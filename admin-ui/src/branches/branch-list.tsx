import { BooleanField, CreateButton, DataTable, List, NullableBooleanInput, SelectInput, TopToolbar, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { EmptyState } from '../shared/empty-state';
import { useMayChange } from '../shared/may-change';
import { PhoneRows, useIsPhone } from '../shared/phone-rows';
import { useLanguageName } from '../shared/places';
import { RowLink } from '../shared/row-link';
import { useAll } from '../shared/use-all';
import type { Branch } from './branch-form';

export function BranchList() {
  const company = useCompany();
  const translate = useTranslate();
  const mayChange = useMayChange();
  const isPhone = useIsPhone();
  const { data: teams = [] } = useAll<Schema<'TeamResponse'>>(`companies/${company.id}/teams`);
  const base = `/companies/${company.id}/branches`;
  const languageName = useLanguageName();
  const language = (branch: Branch) => languageName(branch.language ?? company.language);
  const zone = (branch: Branch) => branch.time_zone ?? company.time_zone;
  const team = ({ company_team_id: limited }: Branch) =>
    limited === null ? translate('frontdesk.branches.all_teams') : teams.find(({ id }) => id === limited)?.calcom_team_name;
  const filters = [
    <NullableBooleanInput key="is_active" source="is_active" alwaysOn />,
    ...(teams.length > 1
      ? [
          <SelectInput
            key="company_team_id"
            source="company_team_id"
            choices={teams.map(({ id, calcom_team_name: name, calcom_team_id: number }) => ({ id, name: name ?? `#${number}` }))}
            alwaysOn
          />,
        ]
      : []),
  ];
  return (
    <List
      filters={filters}
      exporter={false}
      actions={<TopToolbar>{mayChange && <CreateButton label="resources.branches.create" />}</TopToolbar>}
      empty={<EmptyState of="branches" to={mayChange ? `${base}/create` : undefined} />}
    >
      {isPhone ? (
        <PhoneRows<Branch>
          to={({ id }) => `${base}/${id}`}
          title={({ name }) => name}
          status={({ is_active: isActive }) => (isActive ? null : translate('frontdesk.branches.inactive'))}
          details={(branch) => [zone(branch), language(branch), team(branch)]}
        />
      ) : (
        <DataTable<Branch> rowClick={(id) => `${base}/${id}`} bulkActionButtons={false}>
          <DataTable.Col<Branch> source="name" disableSort render={({ id, name }) => <RowLink to={`${base}/${id}`}>{name}</RowLink>} />
          <DataTable.Col<Branch> source="time_zone" disableSort render={zone} />
          <DataTable.Col<Branch> source="language" disableSort render={language} />
          <DataTable.Col<Branch> source="company_team_id" disableSort render={team} />
          <DataTable.Col<Branch> source="is_active" disableSort field={BooleanField} />
        </DataTable>
      )}
    </List>
  );
}
