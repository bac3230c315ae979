import { Box } from '@mui/material';
import { useState } from 'react';
import { useCompany } from '../companies/company-context';
import { ConnectionForm } from '../connections/connection-form';
import { useReadAfresh } from '../teams/use-read-afresh';
import { CheckedKey } from './checked-key';
import { ConnectionChoice, NEW } from './connection-choice';
import { NextButton, StepFrame } from './step-frame';
import type { StepProps } from './step-props';

/** The key through which the company's team is reached: one that is shared, or one of its own; checked before it goes on. */
export function ConnectionStep({ existing: { connections }, isDone, isMine, takesFocus, onNext }: StepProps) {
  const company = useCompany();
  const readAfresh = useReadAfresh(company.id);
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = connections.find(({ id }) => id === picked) ?? connections[0];
  const isNew = picked === NEW || chosen === undefined;
  const stored = async ({ id }: { id: string }) => {
    await readAfresh();
    setPicked(id);
  };
  return (
    <StepFrame step="connection" {...{ takesFocus, isMine }} next={<NextButton onNext={onNext} disabled={isMine && !isDone} />}>
      {isMine && (
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          {connections.length > 0 && <ConnectionChoice connections={connections} value={isNew ? NEW : chosen.id} onChange={setPicked} />}
          {isNew ? (
            <ConnectionForm companyId={company.id} label={company.name} onCreated={(connection) => void stored(connection)} />
          ) : (
            <CheckedKey key={chosen.id} connection={chosen} />
          )}
        </Box>
      )}
    </StepFrame>
  );
}
