import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Fold } from '../shared/fold';
import { ArgumentInput } from './argument-input';
import type { ArgumentInputProps } from './argument-words';
import { serviceMeant } from './scene';
import type { Argument, Tool } from './use-tools';

/** With as many, what is seldom said is folded away. */
const MANY = 4;
const SELDOM: Argument['kind'][] = ['text', 'number', 'answers'];

type Props = Pick<ArgumentInputProps, 'values' | 'scene'> & { tool: Tool; onChange: (name: string, value: string | boolean) => void };

/** An input for each argument of the function. */
export function FunctionArguments({ tool, values, scene, onChange }: Props) {
  const translate = useTranslate();
  const hasLengths = (serviceMeant(scene, values.service)?.lengths.length ?? 0) > 1;
  const isSeldom = ({ name, kind, isRequired }: Argument) =>
    tool.args.length > MANY && !isRequired && SELDOM.includes(kind) && !(name === 'duration_minutes' && hasLengths);
  const input = (argument: Argument) => (
    <ArgumentInput key={argument.name} {...{ argument, values, scene }} onChange={(value) => onChange(argument.name, value)} />
  );
  const seldom = tool.args.filter(isSeldom);
  return (
    <>
      {tool.args.filter((argument) => !isSeldom(argument)).map(input)}
      {seldom.length > 0 && (
        <Fold title={translate('frontdesk.trial.more_args')}>
          <Box sx={{ display: 'flex', flexDirection: 'column' }}>{seldom.map(input)}</Box>
        </Fold>
      )}
    </>
  );
}
