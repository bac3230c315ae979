import { FormControl, FormHelperText, FormLabel, InputAdornment, Stack, TextField } from '@mui/material';
import { useId } from 'react';
import { type InputProps, useInput, useTranslate } from 'react-admin';

/** Minutes, entered as hours and minutes. */
export function DurationInput({ label, helperText, ...props }: Pick<InputProps, 'source' | 'label'> & { helperText: string }) {
  const translate = useTranslate();
  const [labelId, helpId] = [useId(), useId()];
  const { field } = useInput({ ...props, defaultValue: 0 });
  const total: number = field.value ?? 0;
  const [hours, minutes] = [Math.floor(total / 60), total % 60];
  const part = (name: 'hours' | 'minutes', value: number, change: (typed: number) => void) => (
    <TextField
      size="small"
      value={value}
      onBlur={field.onBlur}
      onChange={({ target }) => change(Number(target.value.replaceAll(/\D/g, '').slice(0, 6)))}
      slotProps={{
        htmlInput: { inputMode: 'numeric', 'aria-label': translate(`frontdesk.company.duration.${name}`) },
        input: { endAdornment: <InputAdornment position="end">{translate(`frontdesk.company.duration.${name}_short`)}</InputAdornment> },
      }}
    />
  );
  return (
    <FormControl component="fieldset" aria-describedby={helpId} sx={{ width: '100%', mt: 1, mb: 1 }}>
      <FormLabel component="legend" id={labelId} sx={{ mb: 1, fontSize: 14 }}>
        {typeof label === 'string' ? translate(label) : label}
      </FormLabel>
      <Stack direction="row" sx={{ gap: 1 }}>
        {part('hours', hours, (typed) => field.onChange(typed * 60 + minutes))}
        {part('minutes', minutes, (typed) => field.onChange(hours * 60 + Math.min(59, typed)))}
      </Stack>
      <FormHelperText id={helpId} sx={{ mx: 0 }}>
        {helperText}
      </FormHelperText>
    </FormControl>
  );
}
