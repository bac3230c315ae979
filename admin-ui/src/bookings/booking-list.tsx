import Add from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import {
  DataTable,
  FilterButton,
  List,
  ReferenceInput,
  SelectInput,
  TextInput,
  TopToolbar,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { Link } from 'react-router-dom';
import { useCompany } from '../companies/company-context';
import { DayInput } from '../shared/day-input';
import { EmptyState } from '../shared/empty-state';
import { useMayChange } from '../shared/may-change';
import { NameOf } from '../shared/name-of';
import { PhoneRows, useIsNarrow } from '../shared/phone-rows';
import { RowLink } from '../shared/row-link';
import { StatusChip } from '../shared/status-chip';
import { When } from '../shared/when';
import { BOOKING_STATUSES, type ListedBooking } from './booking';
import { BookingTabs } from './booking-tabs';

const EVERY_MS = 15_000;

function useFilters() {
  const { id } = useCompany();
  const statuses = BOOKING_STATUSES.map((status) => ({ id: status, name: `frontdesk.statuses.${status}` }));
  return [
    <TextInput key="reference" source="reference" parse={(text: string) => text.trim()} alwaysOn />,
    <SelectInput key="status" source="status" choices={statuses} alwaysOn />,
    <ReferenceInput key="branch_id" source="branch_id" reference={`companies/${id}/branches`} perPage={200}>
      <SelectInput optionText="name" />
    </ReferenceInput>,
    <ReferenceInput key="service_id" source="service_id" reference={`companies/${id}/services`} perPage={200}>
      <SelectInput optionText="name" />
    </ReferenceInput>,
    <DayInput key="from" source="from" />,
    <DayInput key="to" source="to" />,
  ];
}

/** Latest start first, as the API gives them. */
export function BookingList() {
  const { id } = useCompany();
  const isNarrow = useIsNarrow();
  const mayChange = useMayChange();
  const filters = useFilters();
  const create = `/companies/${id}/bookings/create`;
  return (
    <List
      filters={filters}
      actions={<Actions create={mayChange ? create : null} />}
      empty={<EmptyState of="bookings" {...(mayChange && { to: create })} />}
      exporter={false}
      storeKey={false}
      perPage={25}
      queryOptions={{ refetchInterval: EVERY_MS }}
    >
      <BookingTabs />
      {isNarrow ? <PhoneBookings /> : <BookingTable />}
    </List>
  );
}

function Actions({ create }: { create: string | null }) {
  const translate = useTranslate();
  return (
    <TopToolbar>
      <FilterButton />
      {create !== null && (
        <Button component={Link} to={create} size="small" startIcon={<Add />}>
          {translate('frontdesk.bookings.new')}
        </Button>
      )}
    </TopToolbar>
  );
}

function BookingTable() {
  const resource = useResourceContext();
  const to = (id: string) => `/${resource}/${id}`;
  return (
    <DataTable<ListedBooking> rowClick={(id) => to(String(id))} bulkActionButtons={false}>
      <DataTable.Col
        source="start_at"
        disableSort
        render={(booking: ListedBooking) => (
          <RowLink to={to(booking.id)}>
            <BookedFor booking={booking} />
          </RowLink>
        )}
      />
      <DataTable.Col
        source="service_id"
        disableSort
        render={(booking: ListedBooking) => <NameOf of="services" id={booking.service_id} />}
      />
      <DataTable.Col source="branch_id" disableSort render={(booking: ListedBooking) => <NameOf of="branches" id={booking.branch_id} />} />
      <DataTable.Col source="customer_name" disableSort render={(booking: ListedBooking) => booking.customer_name ?? '–'} />
      <DataTable.Col source="status" disableSort render={(booking: ListedBooking) => <StatusChip status={booking.status} />} />
      <DataTable.Col source="reference" disableSort />
    </DataTable>
  );
}

function PhoneBookings() {
  const resource = useResourceContext();
  return (
    <PhoneRows<ListedBooking>
      to={({ id }) => `/${resource}/${id}`}
      title={(booking) => <BookedFor booking={booking} />}
      status={({ status }) => <StatusChip status={status} />}
      details={(booking) => [
        <NameOf key="service" of="services" id={booking.service_id} />,
        booking.customer_name ?? '–',
        <NameOf key="branch" of="branches" id={booking.branch_id} />,
        booking.reference,
      ]}
    />
  );
}

/** In the zone of the branch; it is named where it is not the company's. */
function BookedFor({ booking }: { booking: ListedBooking }) {
  const { time_zone: companysZone } = useCompany();
  return (
    <>
      <When at={booking.start_at} timeZone={booking.time_zone} />
      {booking.time_zone !== companysZone && ` (${booking.time_zone})`}
    </>
  );
}
