import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import { Box, FormControlLabel, FormHelperText, IconButton, Stack, Switch, TextField, Typography } from '@mui/material';
import { ValidationError, useInput, useLocale, useTranslate } from 'react-admin';
import { type Span, type Week, anotherSpan, dayNames, faultIn, usualWeek } from './week';

function sound(week: Week | null): string | undefined {
  const fault = week && faultIn(week);
  return fault ? `frontdesk.branches.hours_${fault}` : undefined;
}

/** The form's `week`; null while no hours are stated. */
export function OpeningHoursInput({ readOnly }: { readOnly: boolean }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { field, fieldState } = useInput<Week | null>({ source: 'week', defaultValue: null, validate: sound });
  const week: Week | null = field.value || null;
  const change = (day: number, spans: Span[]) => field.onChange(week?.map((each, index) => (index === day ? spans : each)));
  return (
    <Box component="fieldset" disabled={readOnly} sx={{ border: 0, p: 0, m: 0, mt: 1, width: '100%', minWidth: 0 }}>
      <Typography component="legend" variant="subtitle2" sx={{ '&&': { p: 0 } }}>
        {translate('frontdesk.branches.hours')}
      </Typography>
      <FormHelperText sx={{ mb: 1 }}>{translate('frontdesk.branches.hours_note')}</FormHelperText>
      <FormControlLabel
        control={<Switch checked={week !== null} onChange={(_event, stated) => field.onChange(stated ? usualWeek() : null)} />}
        label={translate('frontdesk.branches.hours_stated')}
      />
      {week?.map((spans, day) => (
        <Day key={day} name={dayNames(locale)[day] ?? ''} spans={spans} readOnly={readOnly} onChange={(changed) => change(day, changed)} />
      ))}
      {fieldState.error?.message && (
        <FormHelperText error role="alert">
          <ValidationError error={fieldState.error.message} />
        </FormHelperText>
      )}
    </Box>
  );
}

interface DayProps {
  name: string;
  spans: Span[];
  readOnly: boolean;
  onChange: (spans: Span[]) => void;
}

function Day({ name, spans, readOnly, onChange }: DayProps) {
  const translate = useTranslate();
  const replace = (at: number, change: Partial<Span>) =>
    onChange(spans.map((span, index) => (index === at ? { ...span, ...change } : span)));
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr auto', sm: '6.5rem 1fr auto' }, columnGap: 1, py: 0.5 }}>
      <Typography sx={{ lineHeight: '40px' }}>{name}</Typography>
      <Box sx={{ gridRow: { xs: 2, sm: 1 }, gridColumn: { xs: '1 / -1', sm: 2 } }}>
        {spans.length === 0 && (
          <Typography color="textSecondary" sx={{ lineHeight: { xs: '24px', sm: '40px' } }}>
            {translate('frontdesk.branches.closed')}
          </Typography>
        )}
        {spans.map(({ from, to }, at) => (
          <Stack key={at} direction="row" sx={{ alignItems: 'center', gap: 0.5, mb: 0.5 }}>
            <Time
              label={translate('frontdesk.branches.opens', { day: name })}
              value={from}
              onChange={(time) => replace(at, { from: time })}
            />
            –
            <Time
              label={translate('frontdesk.branches.closes', { day: name })}
              // Midnight as an end is 24:00, which a clock in a browser cannot show.
              value={to === '24:00' ? '00:00' : to}
              onChange={(time) => replace(at, { to: time === '00:00' ? '24:00' : time })}
            />
            {!readOnly && (
              <IconButton
                size="small"
                aria-label={translate('frontdesk.branches.remove_span', { day: name, from, to })}
                onClick={() => onChange(spans.filter((_span, index) => index !== at))}
              >
                <Close fontSize="small" />
              </IconButton>
            )}
          </Stack>
        ))}
      </Box>
      {!readOnly && (
        <IconButton
          size="small"
          sx={{ alignSelf: 'start', mt: 0.5 }}
          aria-label={translate('frontdesk.branches.add_span', { day: name })}
          onClick={() => onChange([...spans, anotherSpan(spans)])}
        >
          <Add fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
}

function Time({ label, value, onChange }: { label: string; value: string; onChange: (time: string) => void }) {
  return (
    <TextField
      type="time"
      size="small"
      variant="outlined"
      margin="none"
      value={value}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ htmlInput: { 'aria-label': label } }}
      fullWidth={false}
      // The picker's clock would take the room that "05:00 PM" needs; a click into the field and the keyboard do as well.
      sx={{
        flex: '0 1 112px',
        minWidth: 84,
        my: 0,
        '& input': { px: 1.25 },
        '& input::-webkit-calendar-picker-indicator': { display: 'none' },
      }}
    />
  );
}
