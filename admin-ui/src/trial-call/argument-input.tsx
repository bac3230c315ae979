import { FormControlLabel, MenuItem, Switch, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type ArgumentInputProps, useArgumentWords } from './argument-words';
import { serviceMeant } from './scene';
import { ServiceArgument } from './service-argument';
import { StartArgument } from './start-argument';
import type { Argument } from './use-tools';

const PARTS_OF_DAY = ['morning', 'afternoon', 'evening'];
/** What browsers have a picker for, and whether lines may be broken. */
const TYPES: Partial<Record<Argument['kind'], string>> = { day: 'date', time: 'time', number: 'number' };

/** One argument of the function, entered as its kind suggests. */
export function ArgumentInput(props: ArgumentInputProps) {
  const translate = useTranslate();
  const { argument, values, scene, onChange } = props;
  const { label, help } = useArgumentWords(argument);
  const value = values[argument.name] ?? '';
  const lengths = argument.name === 'duration_minutes' ? (serviceMeant(scene, values.service)?.lengths ?? []) : [];
  if (argument.kind === 'service') return <ServiceArgument {...props} />;
  if (argument.kind === 'start') return <StartArgument {...props} />;
  if (argument.kind === 'part_of_day')
    return <Choice {...props} choices={PARTS_OF_DAY.map((part) => [part, translate(`frontdesk.trial.parts_of_day.${part}`)])} />;
  if (argument.kind === 'yes_or_no') {
    return (
      <FormControlLabel
        control={<Switch checked={value === true} onChange={(_event, isOn) => onChange(isOn)} />}
        label={label}
        sx={{ my: 0.5 }}
      />
    );
  }
  if (lengths.length > 1)
    return <Choice {...props} choices={lengths.map((minutes) => [String(minutes), translate('frontdesk.trial.minutes', { minutes })])} />;
  const type = TYPES[argument.kind];
  return (
    <TextField
      label={label}
      helperText={help}
      value={String(value)}
      onChange={({ target }) => onChange(target.value)}
      multiline={argument.kind === 'answers'}
      {...(type !== undefined && { type, slotProps: { inputLabel: { shrink: true } } })}
    />
  );
}

/** One of a few, or nothing said. */
function Choice({ argument, values, onChange, choices }: ArgumentInputProps & { choices: [value: string, words: string][] }) {
  const translate = useTranslate();
  const { label, help } = useArgumentWords(argument);
  const value = String(values[argument.name] ?? '');
  return (
    <TextField select label={label} helperText={help} value={value} onChange={({ target }) => onChange(target.value)}>
      <MenuItem value="">{translate('frontdesk.trial.not_said')}</MenuItem>
      {choices.map(([choice, words]) => (
        <MenuItem key={choice} value={choice}>
          {words}
        </MenuItem>
      ))}
    </TextField>
  );
}
