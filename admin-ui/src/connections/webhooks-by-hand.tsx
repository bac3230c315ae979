import { Box, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { answerOf, api } from '../api/client';
import { CopyBox } from '../shared/copy-box';
import { Problem } from '../shared/problem';

/** The one answer that holds a secret: asked for only where it is needed, kept no longer than it is shown. */
function useWebhookSetup(connectionId: string) {
  return useQuery({
    queryKey: ['connections', 'webhooks', connectionId],
    gcTime: 0,
    queryFn: () => answerOf(api.GET('/api/v1/connections/{connectionId}/webhooks', { params: { path: { connectionId } } })),
  });
}

/** What to copy into Cal.com, in the order of the steps there. */
export function WebhooksByHand({ connectionId }: { connectionId: string }) {
  const translate = useTranslate();
  const { data: setup, error, isPending } = useWebhookSetup(connectionId);
  if (isPending) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  if (!setup) return <Problem error={error} />;
  const words = (key: string, values?: object) => translate(`frontdesk.connections.webhooks.${key}`, values);
  return (
    <>
      {setup.reason && (
        <Typography variant="body2" color="textSecondary">
          {words('reason', { reason: setup.reason })}
        </Typography>
      )}
      <Box component="ol" sx={{ m: 0, pl: 2.5, '& > li': { typography: 'body2', mb: 1, minWidth: 0 } }}>
        <li>{words('step_open', { teams: setup.calcom_team_ids.join(', '), smart_count: setup.calcom_team_ids.length })}</li>
        <li>
          {words('step_url')}
          <CopyBox label={words('url')} text={setup.url} />
          <CopyBox label={words('secret')} text={setup.secret} />
        </li>
        <li>
          {words('step_triggers')}
          <CopyBox label={words('triggers')} text={setup.triggers.join('\n')} />
        </li>
        <li>{words('step_save')}</li>
      </Box>
    </>
  );
}
