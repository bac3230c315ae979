import { FormControlLabel, Switch, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Draft, dialled } from './draft';

interface CallerFieldsProps {
  draft: Draft;
  /** What the server has against the number. */
  wrong: string | null;
  onChange: (more: Partial<Draft>) => void;
}

/** Who calls: a number, or somebody who hides theirs. */
export function CallerFields({ draft: { callerNumber, isHidden }, wrong, onChange }: CallerFieldsProps) {
  const translate = useTranslate();
  const isNone = !isHidden && dialled(callerNumber) === null;
  const help = isHidden ? 'caller_hidden_help' : isNone ? 'caller_wrong' : 'caller_help';
  return (
    <>
      <TextField
        type="tel"
        autoComplete="off"
        label={translate('frontdesk.trial.caller')}
        value={isHidden ? '' : callerNumber}
        disabled={isHidden}
        error={isNone || wrong !== null}
        helperText={wrong ?? translate(`frontdesk.trial.${help}`)}
        onChange={({ target }) => onChange({ callerNumber: target.value })}
      />
      <FormControlLabel
        control={<Switch checked={isHidden} onChange={(_event, hidden) => onChange({ isHidden: hidden })} />}
        label={translate('frontdesk.trial.hidden')}
      />
    </>
  );
}
