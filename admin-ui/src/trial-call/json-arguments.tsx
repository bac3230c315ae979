import { Button, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Draft, argsOf } from './draft';
import type { Tool } from './use-tools';

interface JsonArgumentsProps {
  tool: Tool;
  draft: Draft;
  onChange: (more: Partial<Draft>) => void;
}

/** The arguments as JSON, for what the form does not let be entered. */
export function JsonArguments({ tool, draft, onChange }: JsonArgumentsProps) {
  const translate = useTranslate();
  const { json } = draft;
  const toggle = () => onChange({ json: json === null ? JSON.stringify(argsOf(tool, draft), null, 2) : null });
  const isWrong = json !== null && argsOf(tool, draft) === null;
  return (
    <>
      {json !== null && (
        <TextField
          multiline
          minRows={4}
          label={translate('frontdesk.trial.json')}
          value={json}
          onChange={({ target }) => onChange({ json: target.value })}
          error={isWrong}
          helperText={isWrong ? translate('frontdesk.trial.json_wrong') : undefined}
          slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace', fontSize: 13 } } }}
        />
      )}
      <Button size="small" onClick={toggle} sx={{ alignSelf: 'flex-start' }}>
        {translate(json === null ? 'frontdesk.trial.as_json' : 'frontdesk.trial.as_form')}
      </Button>
    </>
  );
}
