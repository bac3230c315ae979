import { useGetIdentity, useGetOne, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { useMayChange } from '../shared/may-change';

/** Who rings; viewers are not told who the others are, the API keeps that from them. */
export function Assignee({ id }: { id: string | null }) {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const mayAsk = useMayChange();
  const isOther = id !== null && id !== identity?.id;
  const { data: user } = useGetOne<Schema<'UserResponse'>>('users', { id: id ?? '' }, { enabled: isOther && mayAsk, retry: false });
  if (id === null) return <>{translate('frontdesk.callbacks.nobody_yet')}</>;
  if (!isOther) return <>{translate('frontdesk.callbacks.you')}</>;
  return <>{user?.email ?? translate('frontdesk.callbacks.somebody')}</>;
}
