import { Alert, Box, Button, MenuItem, TextField } from '@mui/material';
import { HttpError, useTranslate } from 'react-admin';
import { Problem, wordsForError } from '../shared/problem';
import { Section } from '../shared/section';
import { CallerFields } from './caller-fields';
import { type Draft, type Values, argsOf, dialled } from './draft';
import { FunctionArguments } from './function-arguments';
import { HowReal } from './how-real';
import { JsonArguments } from './json-arguments';
import { type PhoneNumber, useScene } from './scene';
import type { Tool } from './use-tools';

interface TrialFormProps {
  tools: Tool[];
  numbers: PhoneNumber[];
  number: PhoneNumber;
  draft: Draft;
  /** The real trial that goes on: its number and caller are what they are. */
  callId: string | null;
  isPending: boolean;
  error: unknown;
  onNumber: (number: PhoneNumber) => void;
  onChange: (more: Partial<Draft>) => void;
  onEnter: (more: Values) => void;
  onHangUp: () => void;
  onSubmit: (args: Record<string, unknown>) => void;
}

/** Who calls which number, and what their agent asks. */
export function TrialForm(props: TrialFormProps) {
  const { tools, number, draft, callId, isPending, error, onChange, onEnter, onSubmit } = props;
  const translate = useTranslate();
  const scene = useScene(number);
  const tool = tools.find(({ name }) => name === draft.fn);
  const args = tool ? argsOf(tool, draft) : null;
  const isOfCaller = error instanceof HttpError && error.body?.field === 'caller_number';
  const isComplete = args !== null && (callId !== null || draft.isHidden || dialled(draft.callerNumber) !== null);
  return (
    <Section title={translate('frontdesk.trial.ask')}>
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) onSubmit(args);
        }}
        sx={{ display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: 0.5 }}
      >
        <WhichNumber {...props} />
        {callId === null && <CallerFields draft={draft} wrong={isOfCaller ? wordsForError(error, translate) : null} onChange={onChange} />}
        <TextField
          select
          label={translate('frontdesk.trial.function')}
          helperText={translate(`frontdesk.trial.functions_help.${draft.fn}`)}
          value={draft.fn}
          onChange={({ target }) => onChange({ fn: tools.find(({ name }) => name === target.value)?.name ?? draft.fn, json: null })}
        >
          {tools.map(({ name }) => (
            <MenuItem key={name} value={name}>
              {translate(`frontdesk.functions.${name}`, { _: name })}
            </MenuItem>
          ))}
        </TextField>
        {tool && draft.json === null && (
          <FunctionArguments {...{ tool, scene, values: draft.values }} onChange={(name, value) => onEnter({ [name]: value })} />
        )}
        {tool && <JsonArguments tool={tool} draft={draft} onChange={onChange} />}
        <HowReal isReal={draft.isReal} onChange={(isReal) => onChange({ isReal })} />
        {!isOfCaller && <Problem error={error} />}
        <Button
          type="submit"
          variant="contained"
          loading={isPending}
          loadingPosition="start"
          disabled={!isComplete}
          sx={{ alignSelf: 'flex-start', mt: 1 }}
        >
          {translate(draft.isReal ? 'frontdesk.trial.send_real' : 'frontdesk.trial.send')}
        </Button>
      </Box>
    </Section>
  );
}

/** The number that is called; of a call that goes on, the way to end it. */
function WhichNumber({ numbers, number, callId, onNumber, onHangUp }: TrialFormProps) {
  const translate = useTranslate();
  if (callId !== null) {
    return (
      <Alert
        severity="info"
        sx={{ mb: 1 }}
        action={
          <Button color="inherit" size="small" onClick={onHangUp} sx={{ whiteSpace: 'nowrap' }}>
            {translate('frontdesk.trial.hang_up')}
          </Button>
        }
      >
        {translate('frontdesk.trial.goes_on', { number: number.number })}
      </Alert>
    );
  }
  return (
    <TextField
      select
      label={translate('frontdesk.trial.number')}
      value={number.id}
      onChange={({ target }) => onNumber(numbers.find(({ id }) => id === target.value) ?? number)}
    >
      {numbers.map(({ id, number: dialledOne }) => (
        <MenuItem key={id} value={id}>
          {dialledOne}
        </MenuItem>
      ))}
    </TextField>
  );
}
