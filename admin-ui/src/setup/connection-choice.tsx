import { Box, FormControl, FormControlLabel, FormLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { StatusChip } from '../shared/status-chip';
import type { Connection } from '../teams/use-team-choices';

/** No connection yet: a key that is to be entered. */
export const NEW = 'new';

interface ConnectionChoiceProps {
  connections: Connection[];
  value: string;
  onChange: (id: string) => void;
}

/** The keys that this company may use, its own first, and the way to another one. */
export function ConnectionChoice({ connections, value, onChange }: ConnectionChoiceProps) {
  const translate = useTranslate();
  const labelId = useId();
  return (
    <FormControl>
      <FormLabel id={labelId}>{translate('frontdesk.setup.which_key')}</FormLabel>
      <RadioGroup aria-labelledby={labelId} value={value} onChange={({ target }) => onChange(target.value)}>
        {connections.map((connection) => (
          <FormControlLabel key={connection.id} value={connection.id} control={<Radio />} label={<Described connection={connection} />} />
        ))}
        <FormControlLabel value={NEW} control={<Radio />} label={translate('frontdesk.setup.own_key')} />
      </RadioGroup>
    </FormControl>
  );
}

function Described({ connection: { label, company_id: owner, status } }: { connection: Connection }) {
  const translate = useTranslate();
  return (
    <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
      <span>{label}</span>
      <Typography component="span" variant="body2" color="textSecondary">
        {translate(owner === null ? 'frontdesk.setup.shared_key' : 'frontdesk.setup.key_of_company')}
      </Typography>
      <StatusChip status={status} />
    </Box>
  );
}
