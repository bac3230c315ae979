import { Alert, MenuItem, TextField } from '@mui/material';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { useAll } from '../shared/use-all';
import type { NewBooking } from './new-booking';
import { StartPicker } from './start-picker';

type BranchService = Schema<'BranchServiceResponse'> & { id: string };

export function useBranchTimeZone(branchId: string): string {
  const company = useCompany();
  const { data: branches = [] } = useAll<Schema<'BranchResponse'>>(`companies/${company.id}/branches`);
  return branches.find(({ id }) => id === branchId)?.time_zone ?? company.time_zone;
}

interface WishFieldsProps {
  wish: NewBooking;
  timeZone: string;
  onChange: (more: Partial<NewBooking>) => void;
}

/** What is booked, where and when: each choice narrows the next one. */
export function WishFields({ wish, timeZone, onChange }: WishFieldsProps) {
  const translate = useTranslate();
  const { lengths } = useOffered(wish.branchId).find((one) => one.service_id === wish.serviceId) ?? { lengths: [] };
  const needsLength = lengths.length > 1 && wish.durationMinutes === null;
  return (
    <>
      <BranchField branchId={wish.branchId} onChange={onChange} />
      {wish.branchId !== '' && <ServiceField wish={wish} onChange={onChange} />}
      {lengths.length > 1 && (
        <TextField
          select
          required
          label={translate('frontdesk.bookings.create.length')}
          value={wish.durationMinutes ?? ''}
          onChange={({ target }) => onChange({ durationMinutes: Number(target.value), start: null })}
        >
          {lengths.map((minutes) => (
            <MenuItem key={minutes} value={minutes}>
              {translate('frontdesk.bookings.minutes', { minutes })}
            </MenuItem>
          ))}
        </TextField>
      )}
      {wish.serviceId !== '' && !needsLength && (
        <StartPicker
          key={`${wish.branchId} ${wish.serviceId} ${wish.durationMinutes}`}
          branchId={wish.branchId}
          serviceId={wish.serviceId}
          timeZone={timeZone}
          {...(wish.durationMinutes !== null && { durationMinutes: wish.durationMinutes })}
          value={wish.start}
          onChange={(start) => onChange({ start })}
        />
      )}
    </>
  );
}

/** Active branches; the only one is chosen by itself. */
function BranchField({ branchId, onChange }: { branchId: string; onChange: WishFieldsProps['onChange'] }) {
  const translate = useTranslate();
  const company = useCompany();
  const { data } = useAll<Schema<'BranchResponse'>>(`companies/${company.id}/branches`);
  const active = data?.filter((branch) => branch.is_active);
  const only = active?.length === 1 ? active[0]?.id : undefined;
  useEffect(() => {
    if (only !== undefined && branchId === '') onChange({ branchId: only });
  });
  if (active?.length === 0) return <Alert severity="info">{translate('frontdesk.bookings.create.no_branch')}</Alert>;
  return (
    <TextField
      select
      required
      label={translate('resources.bookings.fields.branch_id')}
      value={active ? branchId : ''}
      onChange={({ target }) => onChange({ branchId: target.value, serviceId: '', durationMinutes: null, start: null, answers: {} })}
      sx={{ mt: 1 }}
    >
      {(active ?? []).map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

function useOffered(branchId: string): BranchService[] {
  const { id } = useCompany();
  const { data = [] } = useAll<BranchService>(`companies/${id}/branches/${branchId}/services`, {}, branchId !== '');
  return data.filter((service) => service.is_offered);
}

function ServiceField({ wish, onChange }: Omit<WishFieldsProps, 'timeZone'>) {
  const translate = useTranslate();
  const offered = useOffered(wish.branchId);
  return (
    <TextField
      select
      required
      label={translate('resources.bookings.fields.service_id')}
      helperText={offered.length === 0 ? translate('frontdesk.bookings.create.no_service') : undefined}
      value={offered.length > 0 ? wish.serviceId : ''}
      onChange={({ target }) => onChange({ serviceId: target.value, durationMinutes: null, start: null, answers: {} })}
    >
      {offered.map(({ service_id: id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
