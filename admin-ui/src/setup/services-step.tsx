import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { BranchServices } from '../branches/branch-services';
import { useCompany } from '../companies/company-context';
import { ReadinessChip } from '../numbers/readiness-chip';
import { NextButton, StepFrame } from './step-frame';
import type { StepProps } from './step-props';
import type { Existing } from './steps';

/** What the branch offers of all that was imported. */
export function ServicesStep({ existing, isDone, isMine, takesFocus, onNext }: StepProps) {
  const { id: companyId } = useCompany();
  const { branches, numbers } = existing;
  const [picked, setPicked] = useState<string | null>(null);
  const branch = branches.find(({ id }) => id === (picked ?? numbers[0]?.branch_id)) ?? branches[0];
  return (
    <StepFrame step="services" {...{ takesFocus, isMine }} next={<NextButton onNext={onNext} disabled={isMine && !isDone} />}>
      {branches.length > 1 && branch && <WhichBranch branches={branches} value={branch.id} onChange={setPicked} />}
      {branch && <BranchServices key={branch.id} companyId={companyId} branchId={branch.id} />}
      <CanBook numbers={numbers.filter(({ branch_id: id }) => id === branch?.id)} />
    </StepFrame>
  );
}

function WhichBranch({ branches, value, onChange }: { branches: Existing['branches']; value: string; onChange: (id: string) => void }) {
  const translate = useTranslate();
  return (
    <TextField
      select
      label={translate('resources.branches.name', { smart_count: 1 })}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      sx={{ maxWidth: 420 }}
    >
      {branches.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** Changes with each switch: whether there is enough for a caller to book. */
function CanBook({ numbers }: { numbers: Existing['numbers'] }) {
  const { id: companyId } = useCompany();
  return (
    <Box aria-live="polite" sx={{ display: 'flex', flexDirection: 'column', gap: 0.5 }}>
      {numbers.map(({ id, number }) => (
        <Typography key={id} component="div" variant="body2" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          {number} <ReadinessChip companyId={companyId} numberId={id} />
        </Typography>
      ))}
    </Box>
  );
}
