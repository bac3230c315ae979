import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { clockOf } from './call';

type Line = Schema<'TranscriptLineResponse'>;

/** What was said: the agent on the left, the caller on the right; what the agent asked functions stands between, small. */
export function Transcript({ lines, isLive }: { lines: Line[] | null; isLive: boolean }) {
  const translate = useTranslate();
  if (!lines || lines.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {translate(isLive ? 'frontdesk.calls.no_transcript_yet' : 'frontdesk.calls.no_transcript')}
      </Typography>
    );
  }
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
      {lines.map((line, index) => (line.role.startsWith('tool') ? <Tool key={index} line={line} /> : <Turn key={index} line={line} />))}
    </Box>
  );
}

function Turn({ line: { role, text, at_ms: at } }: { line: Line }) {
  const translate = useTranslate();
  const isOurs = role === 'agent';
  return (
    <Box component="li" sx={{ alignSelf: isOurs ? 'flex-start' : 'flex-end', maxWidth: '88%' }}>
      <Typography variant="caption" color="textSecondary" sx={{ display: 'block', textAlign: isOurs ? 'left' : 'right' }}>
        {translate(`frontdesk.calls.roles.${role}`)}
        {at !== null && ` · ${clockOf(at / 1_000)}`}
      </Typography>
      <Typography
        variant="body2"
        sx={{
          px: 1.5,
          py: 1,
          borderRadius: 2,
          border: 1,
          borderColor: 'divider',
          bgcolor: isOurs ? 'transparent' : 'action.selected',
          overflowWrap: 'anywhere',
        }}
      >
        {text}
      </Typography>
    </Box>
  );
}

/** The same stands, with all of it, on the time line. */
function Tool({ line: { role, text, at_ms: at } }: { line: Line }) {
  const translate = useTranslate();
  const said = role === 'tool_call' ? translate(`frontdesk.functions.${text}`, { _: text }) : text;
  return (
    <Typography component="li" variant="caption" color="textSecondary" noWrap title={said} sx={{ alignSelf: 'center', maxWidth: '88%' }}>
      {translate(`frontdesk.calls.roles.${role}`)}
      {at !== null && ` · ${clockOf(at / 1_000)}`}
      {': '}
      {said}
    </Typography>
  );
}
