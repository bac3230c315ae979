import { Typography } from '@mui/material';
import { DataTable, List, NullableBooleanInput, SelectInput, useLocale, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { EmptyState } from '../shared/empty-state';
import { PhoneRows, useIsPhone } from '../shared/phone-rows';
import { RowLink } from '../shared/row-link';
import { useAll } from '../shared/use-all';
import { BookableChip } from './bookable-chip';
import { minutesText } from './minutes';
import { priceText } from './price';

type Service = Schema<'ServiceResponse'>;

/** Services are not made here: they come with the event types of the company's teams. */
export function ServiceList() {
  const { id: companyId } = useCompany();
  const isPhone = useIsPhone();
  const base = `/companies/${companyId}/services`;
  return (
    <List
      filters={useServiceFilters(companyId)}
      actions={false}
      exporter={false}
      empty={<EmptyState of="services" to={`/companies/${companyId}/teams`} />}
    >
      {isPhone ? (
        <PhoneRows<Service>
          to={({ id }) => `${base}/${id}`}
          title={({ name }) => name}
          status={(service) => <BookableChip service={service} />}
          details={(service) => [
            <Length key="length" service={service} />,
            <Price key="price" service={service} />,
            <Branches key="branches" service={service} />,
          ]}
        />
      ) : (
        <DataTable<Service> rowClick={(id) => `${base}/${id}`} bulkActionButtons={false}>
          <DataTable.Col<Service> source="name" disableSort render={(service) => <Name service={service} to={`${base}/${service.id}`} />} />
          <DataTable.Col<Service> source="category" disableSort />
          <DataTable.Col<Service> source="duration_minutes" disableSort render={(service) => <Length service={service} />} />
          <DataTable.Col<Service> source="price" disableSort render={(service) => <Price service={service} />} />
          <DataTable.Col<Service> label="frontdesk.services.offered_at" disableSort render={(service) => <Branches service={service} />} />
          <DataTable.Col<Service> label="frontdesk.services.state" disableSort render={(service) => <State service={service} />} />
        </DataTable>
      )}
    </List>
  );
}

function useServiceFilters(companyId: string) {
  const { data: branches = [] } = useAll<Schema<'BranchResponse'>>(`companies/${companyId}/branches`);
  const { data: teams = [] } = useAll<Schema<'TeamResponse'>>(`companies/${companyId}/teams`);
  const named = teams.map(({ id, calcom_team_name: name, calcom_team_id: number }) => ({ id, name: name ?? `#${number}` }));
  return [
    <NullableBooleanInput key="is_bookable" source="is_bookable" alwaysOn />,
    <NullableBooleanInput key="is_active" source="is_active" alwaysOn />,
    <SelectInput key="branch_id" source="branch_id" choices={branches} alwaysOn />,
    ...(named.length > 1 ? [<SelectInput key="company_team_id" source="company_team_id" choices={named} alwaysOn />] : []),
  ];
}

function Name({ service: { name, title }, to }: { service: Service; to: string }) {
  const translate = useTranslate();
  return (
    <>
      <RowLink to={to}>{name}</RowLink>
      {title !== name && (
        <Typography variant="body2" color="textSecondary">
          {translate('frontdesk.services.titled', { title })}
        </Typography>
      )}
    </>
  );
}

function Length({ service }: { service: Service }) {
  const locale = useLocale();
  return <>{minutesText(lengthsOf(service), locale)}</>;
}

function Price({ service: { price } }: { service: Service }) {
  const locale = useLocale();
  return <>{price ? priceText(price, locale) : '–'}</>;
}

function Branches({ service: { branch_ids: branches } }: { service: Service }) {
  const translate = useTranslate();
  return <>{translate('frontdesk.services.branches', { smart_count: branches.length })}</>;
}

/** With the reason, so that nobody has to open each one to learn it. */
function State({ service }: { service: Service }) {
  const translate = useTranslate();
  const { not_bookable_reason: reason } = service;
  return (
    <>
      <BookableChip service={service} />
      {reason !== null && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {translate(`frontdesk.reasons.${reason}`, { _: reason })}
        </Typography>
      )}
    </>
  );
}

function lengthsOf({ length_options: options, duration_minutes: length }: Service): number[] {
  return options.length > 0 ? options : [length];
}
