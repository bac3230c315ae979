import { Chip, type ChipProps } from '@mui/material';
import { useTranslate } from 'react-admin';

/** How a status is meant, over all things that have one; what is not listed is neutral. */
const COLOURS: Record<string, ChipProps['color']> = {
  synced: 'success',
  confirmed: 'success',
  booked: 'success',
  moved: 'success',
  ok: 'success',
  registered: 'success',
  done: 'success',
  partial: 'warning',
  pending: 'warning',
  queued: 'info',
  running: 'info',
  syncing: 'info',
  open: 'info',
  in_progress: 'info',
  callback: 'info',
  sent: 'info',
  unknown: 'warning',
  pending_confirmation: 'warning',
  by_hand: 'warning',
  needs_attention: 'error',
  error: 'error',
  refused: 'error',
  rejected: 'error',
};

/** A status as a coloured word; the words are `frontdesk.statuses.<status>`. */
export function StatusChip({ status }: { status: string | null | undefined }) {
  const translate = useTranslate();
  if (!status) return <>–</>;
  return (
    <Chip
      size="small"
      variant="outlined"
      color={COLOURS[status] ?? 'default'}
      label={translate(`frontdesk.statuses.${status}`, { _: status })}
    />
  );
}
