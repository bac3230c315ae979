import { Autocomplete, TextField } from '@mui/material';
import { type ArgumentInputProps, useArgumentWords } from './argument-words';

/** One of the branch's services, or whatever else a caller might say. */
export function ServiceArgument({ argument, values, scene, onChange }: ArgumentInputProps) {
  const { label, help } = useArgumentWords(argument);
  return (
    <Autocomplete
      freeSolo
      openOnFocus
      options={scene.offered.map(({ name }) => name)}
      inputValue={String(values[argument.name] ?? '')}
      onInputChange={(_event, text) => onChange(text)}
      // The chosen one is what stands in the field: all others are offered still.
      filterOptions={(options, { inputValue }) =>
        options.includes(inputValue) ? options : options.filter((name) => name.toLowerCase().includes(inputValue.toLowerCase()))
      }
      renderInput={(props) => <TextField {...props} label={label} helperText={help} />}
    />
  );
}
