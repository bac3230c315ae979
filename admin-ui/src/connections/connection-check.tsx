import FactCheck from '@mui/icons-material/FactCheck';
import { Alert, Box, Button } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { type Schema, answerOf, api } from '../api/client';
import { Problem } from '../shared/problem';
import { CheckedTeams } from './checked-teams';

export type ConnectionCheckResult = Schema<'ConnectionCheckResponse'>;

export interface ConnectionCheckProps {
  connectionId: string;
  /** Check at once, not only when the button is pressed: after a key was stored. */
  immediately?: boolean;
  /** Each result, good (`ok`) or bad; the teams it names can be assigned where `is_admin`. */
  onChecked?: (result: ConnectionCheckResult) => void;
}

/** Asks Cal.com whose the key is and what it may do, and says in words what follows from that; for operators. */
export function ConnectionCheck({ connectionId, immediately = false, onChecked }: ConnectionCheckProps) {
  const translate = useTranslate();
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/connections/{connectionId}/check', { params: { path: { connectionId } } })),
    onSuccess: (result) => {
      void client.invalidateQueries({ queryKey: ['connections'] });
      onChecked?.(result);
    },
  });
  const { mutate } = check;
  useEffect(() => {
    if (!immediately) return undefined;
    // Not within the effect itself: StrictMode runs it twice and takes the first one's result away.
    const soon = setTimeout(mutate);
    return () => clearTimeout(soon);
  }, [immediately, mutate]);

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <Button
        variant="outlined"
        startIcon={<FactCheck />}
        loading={check.isPending}
        loadingPosition="start"
        onClick={() => mutate()}
        sx={{ alignSelf: 'flex-start' }}
      >
        {translate(check.isPending ? 'frontdesk.connections.checking' : 'frontdesk.connections.check')}
      </Button>
      <Box component="output" sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        {check.data && !check.isPending && <CheckResult result={check.data} />}
      </Box>
      <Problem error={check.error} />
    </Box>
  );
}

function CheckResult({ result }: { result: ConnectionCheckResult }) {
  const translate = useTranslate();
  const { user, teams } = result;
  if (!result.ok || !user) return <Alert severity="error">{wordsForFailure(result.error ?? '', translate)}</Alert>;
  const who = translate('frontdesk.connections.key_of', { name: user.name ?? user.email, email: user.email });
  const admin = teams.filter((team) => team.is_admin);
  const severity = admin.length === 0 ? 'warning' : 'success';
  return (
    <>
      <Alert severity={severity}>
        {who}
        {result.is_organization_admin && ` ${translate('frontdesk.connections.organization_admin', { id: result.organization_id })}`}{' '}
        {teams.length === 0
          ? translate('frontdesk.connections.no_teams')
          : translate('frontdesk.connections.admin_of', { smart_count: teams.length, admin: admin.length })}
      </Alert>
      <CheckedTeams teams={teams} />
    </>
  );
}

/** `auth_failed: what the server says of it`; only "no key" has no code. */
function wordsForFailure(error: string, translate: ReturnType<typeof useTranslate>): string {
  const [, code = 'no_key', detail = error] = /^([a-z_]+): (.*)$/s.exec(error) ?? [];
  return translate(`frontdesk.connections.failures.${code}`, { _: detail });
}
