import { Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import type { Answers, Question } from './new-booking';

interface QuestionFieldProps {
  question: Question;
  answer: Answers[string] | undefined;
  onAnswer: (answer: Answers[string]) => void;
}

/** Kinds of Cal.com's questions to which several options may be given at once. */
const SEVERAL = new Set(['multiselect', 'checkbox']);

/** One question of the event type, in its own words. */
export function QuestionField({ question: { label, type, required, options }, answer, onAnswer }: QuestionFieldProps) {
  if (type === 'boolean') {
    const box = <Checkbox checked={answer === true} onChange={(_event, isChecked) => onAnswer(isChecked)} />;
    return <FormControlLabel required={required} control={box} label={label} />;
  }
  if (options.length === 0) {
    return (
      <TextField
        label={label}
        required={required}
        multiline={type === 'textarea'}
        type={type === 'number' ? 'number' : 'text'}
        value={answer ?? ''}
        onChange={({ target }) => onAnswer(target.value)}
      />
    );
  }
  const isSeveral = SEVERAL.has(type);
  return (
    <TextField
      select
      label={label}
      required={required}
      value={answer ?? (isSeveral ? [] : '')}
      onChange={({ target }) => onAnswer(target.value)}
      slotProps={{ select: { multiple: isSeveral } }}
    >
      {options.map((option) => (
        <MenuItem key={option} value={option}>
          {option}
        </MenuItem>
      ))}
    </TextField>
  );
}
