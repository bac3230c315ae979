import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { When } from '../shared/when';

export type Conflict = Schema<'ConflictResponse'>;

/** One event type that another company holds; `onTake` only for those who may take it. */
export function ConflictRow({ conflict, team, onTake }: { conflict: Conflict; team: string; onTake: (() => void) | undefined }) {
  const translate = useTranslate();
  const { name, calcom_event_type_id: id, seen_at: seenAt } = conflict;
  return (
    <Box
      component="li"
      sx={{
        ...{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: 1, py: 1.25 },
        ...{ borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
        <Typography variant="body2" color="textSecondary">
          {team} · {translate('frontdesk.conflicts.event_type', { id })} · {translate('frontdesk.conflicts.seen')}{' '}
          <When at={seenAt} relative />
        </Typography>
      </Box>
      {onTake && (
        <Button variant="outlined" onClick={onTake} aria-label={translate('frontdesk.conflicts.take_this', { name })}>
          {translate('frontdesk.conflicts.take')}
        </Button>
      )}
    </Box>
  );
}
