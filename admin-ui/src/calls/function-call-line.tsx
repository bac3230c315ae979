import { Box, Chip, type ChipProps, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { Chain } from '../shared/chain';
import { CopyBox } from '../shared/copy-box';
import { Facts } from '../shared/facts';
import { Fold } from '../shared/fold';
import { type Call, type FunctionCall, clockOf } from './call';
import { chainLinks } from './chain-links';

/** What the agent asked for, in the order of the call, each with its answer and the chain that was walked. */
export function FunctionCallLine({ call }: { call: Call }) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {call.function_calls.map((asked, index) => (
        <Box key={index} component="li" sx={{ display: 'grid', gridTemplateColumns: '3.25rem minmax(0, 1fr)', columnGap: 1 }}>
          <Typography variant="body2" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums', textAlign: 'right', pt: 0.25 }}>
            {clockOf((Date.parse(asked.started_at) - Date.parse(call.started_at)) / 1_000)}
          </Typography>
          <Box sx={{ borderLeft: 2, borderColor: 'divider', pl: 2, pb: index < call.function_calls.length - 1 ? 3 : 0 }}>
            <Asked asked={asked} branchId={call.branch_id} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Asked({ asked, branchId }: { asked: FunctionCall; branchId: string | null }) {
  const translate = useTranslate();
  const { id } = useCompany();
  const links = chainLinks(asked.chain ?? [], id, branchId);
  const message: unknown = Object.entries(asked.answer ?? {}).find(([name]) => name === 'message')?.[1];
  const args = Object.entries(asked.args).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
        <Typography component="h3" variant="h3">
          {translate(`frontdesk.functions.${asked.name}`, { _: asked.name })}
        </Typography>
        <AnswerChip asked={asked} />
        <Typography variant="body2" color="textSecondary">
          {asked.ms === null ? '' : translate('frontdesk.calls.milliseconds', { ms: asked.ms })}
        </Typography>
      </Box>
      {args.length > 0 && <Facts facts={args} isCode />}
      {typeof message === 'string' && (
        <Box
          component="blockquote"
          aria-label={translate('frontdesk.calls.heard')}
          sx={{ m: 0, my: 1.5, pl: 1.5, borderLeft: 3, borderColor: 'primary.main' }}
        >
          <Typography variant="caption" color="textSecondary" component="p">
            {translate('frontdesk.calls.heard')}
          </Typography>
          <Typography>{message}</Typography>
        </Box>
      )}
      {links.length > 0 && (
        <Fold title={translate('frontdesk.calls.chain')} open={links.some(({ ok }) => !ok)}>
          <Chain links={links} />
        </Fold>
      )}
      {asked.answer && (
        <Fold title={translate('frontdesk.calls.whole_answer')}>
          <CopyBox label={translate('frontdesk.calls.json')} text={JSON.stringify(asked.answer, null, 2)} />
        </Fold>
      )}
    </>
  );
}

/** Green: it was done; blue: the agent was told to ask for more; else the caller heard a no. */
function AnswerChip({ asked: { answer, state } }: { asked: FunctionCall }) {
  const translate = useTranslate();
  const { status, ok }: { status?: unknown; ok?: unknown } = answer ?? {};
  if (typeof status !== 'string') return <Chip size="small" variant="outlined" label={translate(`frontdesk.statuses.${state}`)} />;
  const colour: ChipProps['color'] = ok === true ? 'success' : status.startsWith('ask_') ? 'info' : 'warning';
  return <Chip size="small" variant="outlined" color={colour} label={translate(`frontdesk.statuses.${status}`, { _: status })} />;
}
