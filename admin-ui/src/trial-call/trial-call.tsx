import { Grid, LinearProgress } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { Problem } from '../shared/problem';
import { dialled } from './draft';
import type { PhoneNumber } from './scene';
import { TrialAnswer } from './trial-answer';
import { TrialForm } from './trial-form';
import { useDraft } from './use-draft';
import { useTools } from './use-tools';
import { type Tried, useTrial } from './use-trial';

export interface TrialCallProps {
  /** Those that may be called, at least one; the first is proposed. */
  numbers: [PhoneNumber, ...PhoneNumber[]];
  /** Each answer, whatever it says. */
  onTried?: (tried: Tried) => void;
}

/** A call without a telephone: what the agent asks, what the caller hears, and why. Not for viewers. */
export function TrialCall({ numbers, onTried }: TrialCallProps) {
  const translate = useTranslate();
  const tools = useTools();
  const [chosen, setChosen] = useState(numbers[0].id);
  const numberOf = (wanted: string) => numbers.find(({ id }) => id === wanted) ?? numbers[0];
  const number = numberOf(chosen);
  const { draft, change, enter, take } = useDraft(number);
  const [callId, setCallId] = useState<string | null>(null);
  const { mutate, data: tried, isPending, error } = useTrial(useCompany().id);

  const send = (args: Record<string, unknown>) => {
    const caller = callId === null ? { caller_number: draft.isHidden ? null : dialled(draft.callerNumber) } : { call_id: callId };
    mutate({ numberId: number.id, body: { function: draft.fn, args, real: draft.isReal, ...caller } }, { onSuccess: heard });
  };
  const heard = (answered: Tried) => {
    const { dry_run: isDry, call_id: made, answer } = answered.result;
    if (!isDry) {
      setCallId(made);
      enter(referenceIn(answer));
    }
    onTried?.(answered);
  };

  if (tools.error) return <Problem error={tools.error} />;
  if (!tools.data) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  return (
    <Grid container spacing={2}>
      <Grid size={{ xs: 12, lg: 5 }}>
        <TrialForm
          {...{ tools: tools.data, numbers, number, draft, callId, isPending, error }}
          onNumber={({ id }) => setChosen(id)}
          onChange={change}
          onEnter={enter}
          onHangUp={() => setCallId(null)}
          onSubmit={send}
        />
      </Grid>
      <Grid size={{ xs: 12, lg: 7 }}>
        <TrialAnswer tried={tried} number={numberOf(tried?.numberId ?? '')} isPending={isPending} onTake={take} />
      </Grid>
    </Grid>
  );
}

/** What was booked can be moved or cancelled next. */
function referenceIn({ booking }: Record<string, unknown>): { booking_reference?: string } {
  const { reference }: { reference?: unknown } = Object(booking);
  return typeof reference === 'string' ? { booking_reference: reference } : {};
}
