import { Badge, Tab, Tabs } from '@mui/material';
import { useGetList, useListContext, useResourceContext, useTranslate } from 'react-admin';
import type { ListedBooking } from './booking';

const COUNTED = 99;

/** All bookings, or the queue of those that a person has to look at. */
export function BookingTabs() {
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  const { filterValues, displayedFilters, setFilters } = useListContext();
  const { data: waiting = [] } = useGetList<ListedBooking>(resource, {
    filter: { status: 'needs_attention' },
    pagination: { page: 1, perPage: COUNTED },
  });
  const isQueue = filterValues.status === 'needs_attention';
  const show = (status?: string) => {
    const { status: _before, ...others } = filterValues;
    setFilters(status === undefined ? others : { ...others, status }, displayedFilters);
  };
  return (
    <Tabs
      value={isQueue ? 'needs_attention' : 'all'}
      onChange={(_event, value: string) => show(value === 'all' ? undefined : value)}
      aria-label={translate('resources.bookings.name', { smart_count: 2 })}
      sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}
    >
      <Tab value="all" label={translate('frontdesk.bookings.all')} />
      <Tab
        value="needs_attention"
        label={
          <Badge
            badgeContent={waiting.length}
            color="error"
            sx={{ '& .MuiBadge-badge': { right: -14, top: 8 }, pr: waiting.length > 0 ? 2 : 0 }}
          >
            {translate('frontdesk.bookings.queue')}
          </Badge>
        }
      />
    </Tabs>
  );
}
