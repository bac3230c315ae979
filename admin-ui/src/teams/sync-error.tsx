import { Alert, AlertTitle, type AlertProps, Box } from '@mui/material';
import { usePermissions, useTranslate } from 'react-admin';
import { TextLink } from '../shared/text-link';

/** Where the code is mended: at the connection or among the conflicts; everything else is Cal.com's or mends itself. */
const AT_CONNECTION = ['auth_failed', 'not_found', 'forbidden', 'refused', 'key_not_team_admin'];

/** The code with which an error of a sync begins. `conflict` is two things: of a partial sync, event types that others hold. */
export function syncErrorCode(error: string, partial = false): string {
  const code = /^[a-z_]+(?=:|$)/.exec(error)?.[0] ?? 'unknown';
  return partial && code === 'conflict' ? 'conflict_held' : code;
}

interface SyncErrorProps {
  /** `team_sync_error` of an assignment, or `error` of a run. */
  error: string;
  partial?: boolean;
  severity?: AlertProps['severity'];
  /** Given, the pages where it is mended are linked. */
  companyId?: string;
  connectionId?: string;
}

/** What stopped a sync, in words, with what to do next (docs/api.md, "Sync errors"). */
export function SyncError({ error, partial = false, severity, companyId, connectionId }: SyncErrorProps) {
  const translate = useTranslate();
  const { permissions } = usePermissions<string>();
  const code = syncErrorCode(error, partial);
  const words = (part: 'means' | 'next') =>
    translate(`frontdesk.sync_errors.${code}.${part}`, { _: part === 'means' ? error : translate('frontdesk.sync_errors.unknown.next') });
  const isConnections = permissions === 'operator' && AT_CONNECTION.includes(code);
  return (
    <Alert severity={severity ?? (partial ? 'warning' : 'error')}>
      <AlertTitle sx={{ mb: 0.25 }}>{words('means')}</AlertTitle>
      {words('next')}{' '}
      {isConnections && (
        <TextLink to={connectionId ? `/connections/${connectionId}` : '/connections'}>
          {translate('frontdesk.teams.to_connection')}
        </TextLink>
      )}
      {code === 'conflict_held' && companyId && (
        <TextLink to={`/companies/${companyId}/conflicts`}>{translate('frontdesk.teams.to_conflicts')}</TextLink>
      )}
      <Box component="span" sx={{ display: 'block', mt: 0.5, fontSize: 12, opacity: 0.85 }}>
        {translate('frontdesk.teams.error_code')} <code>{code === 'conflict_held' ? 'conflict' : code}</code>
      </Box>
    </Alert>
  );
}
