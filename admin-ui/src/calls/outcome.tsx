import { useTranslate } from 'react-admin';
import { StatusChip } from '../shared/status-chip';
import { type ListedCall, isLive } from './call';

/** What a call came to; while it lasts, that it does. */
export function Outcome({ call }: { call: Pick<ListedCall, 'outcome' | 'started_at' | 'ended_at'> }) {
  if (call.outcome === null && isLive(call)) return <StatusChip status="running" />;
  return <StatusChip status={call.outcome} />;
}

export function Duration({ call }: { call: Pick<ListedCall, 'duration_seconds' | 'started_at' | 'ended_at'> }) {
  const translate = useTranslate();
  if (call.duration_seconds === null) return <>–</>;
  const minutes = Math.floor(call.duration_seconds / 60);
  return <>{translate('frontdesk.calls.duration', { minutes, seconds: Math.round(call.duration_seconds % 60) })}</>;
}
