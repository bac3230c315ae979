import { Box, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { StartPicker } from '../bookings/start-picker';
import { addDays, dayOf, instantOf, wallTime } from '../shared/local-time';
import { type ArgumentInputProps, useArgumentWords } from './argument-words';
import { serviceMeant } from './scene';

/** A local time of the branch: one of the free ones where the service is known, else any. */
export function StartArgument(props: ArgumentInputProps) {
  const { argument, values, scene, onChange } = props;
  const { label } = useArgumentWords(argument);
  const translate = useTranslate();
  const service = argument.name === 'start' ? serviceMeant(scene, values.service) : undefined;
  const minutes = Number(values.duration_minutes ?? 0);
  const isOpen = service !== undefined && service.lengths.length > 1 && minutes === 0;
  if (!service || scene.branchId === null || isOpen) return <AnyTime {...props} />;
  const wall = String(values[argument.name] ?? '');
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, mt: 1, mb: 1, p: 0, minWidth: 0 }}>
      <Typography component="legend" variant="body2" sx={{ mb: 1, p: 0 }}>
        {label}: {translate('frontdesk.trial.free_times', { service: service.name })}
      </Typography>
      <StartPicker
        key={`${service.service_id} ${minutes}`}
        branchId={scene.branchId}
        serviceId={service.service_id}
        timeZone={scene.timeZone}
        {...(minutes > 0 && { durationMinutes: minutes })}
        firstDayAt={nextWorkingDay(scene.timeZone)}
        value={wall === '' ? null : instantOf(wall, scene.timeZone)}
        onChange={(start) => onChange(start === null ? '' : wallTime(start, scene.timeZone))}
      />
    </Box>
  );
}

function AnyTime({ argument, values, onChange }: ArgumentInputProps) {
  const { label, help } = useArgumentWords(argument);
  return (
    <TextField
      type="datetime-local"
      label={label}
      helperText={help}
      value={String(values[argument.name] ?? '')}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}

/** Most businesses are open then. */
function nextWorkingDay(timeZone: string): string {
  let day = addDays(dayOf(Date.now(), timeZone), 1);
  while ([0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) day = addDays(day, 1);
  return instantOf(`${day}T12:00`, timeZone) ?? new Date().toISOString();
}
