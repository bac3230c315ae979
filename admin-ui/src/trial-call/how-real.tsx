import { FormControl, FormControlLabel, FormLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { useIsSandbox } from './use-trial';

/** Only in the sandbox is there a choice; everywhere else a trial writes nothing. */
export function HowReal({ isReal, onChange }: { isReal: boolean; onChange: (isReal: boolean) => void }) {
  const translate = useTranslate();
  const labelId = useId();
  if (!useIsSandbox()) {
    return (
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
        {translate('frontdesk.trial.dry_only')}
      </Typography>
    );
  }
  return (
    <FormControl sx={{ mt: 1 }}>
      <FormLabel id={labelId}>{translate('frontdesk.trial.how')}</FormLabel>
      <RadioGroup aria-labelledby={labelId} value={String(isReal)} onChange={({ target }) => onChange(target.value === 'true')}>
        <FormControlLabel value="false" control={<Radio size="small" />} label={translate('frontdesk.trial.dry')} />
        <FormControlLabel value="true" control={<Radio size="small" />} label={translate('frontdesk.trial.real')} />
      </RadioGroup>
    </FormControl>
  );
}
