import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, Button, IconButton, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { addDays, dayOf, instantOf, wallTime } from '../shared/local-time';
import { localTime } from '../shared/when';
import { FreeTimes } from './free-times';

export interface StartPickerProps {
  branchId: string;
  serviceId: string;
  timeZone: string;
  /** For a service of several lengths. */
  durationMinutes?: number;
  /** The booking that would leave its time. */
  bookingId?: string;
  /** The day that is shown first; today if that is later. */
  firstDayAt?: string;
  value: string | null;
  onChange: (start: string | null) => void;
}

/** A day, and one of its free times; or any time, typed. All in the branch's own time. */
export function StartPicker(props: StartPickerProps) {
  const { timeZone, firstDayAt, value, onChange } = props;
  const translate = useTranslate();
  const locale = useLocale();
  const [today] = useState(() => dayOf(Date.now(), timeZone));
  const first = firstDayAt === undefined ? today : dayOf(firstDayAt, timeZone);
  const [shown, setShown] = useState(first > today ? first : today);
  const [isTyped, setIsTyped] = useState(false);
  // An alternative that was taken may lie on another day.
  const day = value === null ? shown : dayOf(value, timeZone);
  const show = (to: string) => {
    setShown(to);
    onChange(null);
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <TextField
          type="date"
          label={translate('frontdesk.bookings.start.day')}
          value={day}
          onChange={({ target }) => target.value && show(target.value)}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: today } }}
          sx={{ flex: '1 1 11rem' }}
        />
        <IconButton
          aria-label={translate('frontdesk.bookings.start.day_before')}
          disabled={day <= today}
          onClick={() => show(addDays(day, -1))}
        >
          <ChevronLeft />
        </IconButton>
        <IconButton aria-label={translate('frontdesk.bookings.start.day_after')} onClick={() => show(addDays(day, 1))}>
          <ChevronRight />
        </IconButton>
      </Box>
      {isTyped ? <TypedTime day={day} timeZone={timeZone} value={value} onChange={onChange} /> : <FreeTimes {...props} day={day} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
        <Typography variant="body2" color="textSecondary">
          {value === null ? translate('frontdesk.bookings.start.zone', { zone: timeZone }) : localTime(value, locale, timeZone)}
        </Typography>
        <Button size="small" onClick={() => setIsTyped(!isTyped)}>
          {translate(isTyped ? 'frontdesk.bookings.start.show_free' : 'frontdesk.bookings.start.type')}
        </Button>
      </Box>
    </Box>
  );
}

interface TypedTimeProps {
  day: string;
  timeZone: string;
  value: string | null;
  onChange: (start: string | null) => void;
}

/** For a time that is not offered; whether it can be had is the API's answer. */
function TypedTime({ day, timeZone, value, onChange }: TypedTimeProps) {
  const translate = useTranslate();
  return (
    <TextField
      type="time"
      label={translate('frontdesk.bookings.start.time')}
      value={value === null ? '' : wallTime(value, timeZone).slice(11)}
      onChange={({ target }) => onChange(target.value ? instantOf(`${day}T${target.value}`, timeZone) : null)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ maxWidth: '11rem' }}
    />
  );
}
