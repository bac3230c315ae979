import { Box, Typography } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { Section } from '../shared/section';
import { StatusChip } from '../shared/status-chip';
import { TextLink } from '../shared/text-link';
import { When } from '../shared/when';
import type { Dashboard } from './use-dashboard';

/** The good last: what stands out is what is not well. */
const STATUSES = ['error', 'partial', 'pending', 'syncing', 'synced'] as const;

/** Cal.com teams by the state of their sync. */
export function SyncHealth({ sync, companyId }: { sync: Dashboard['sync']; companyId: string | null }) {
  const translate = useTranslate();
  const locale = useLocale();
  const words = (key: string) => translate(`frontdesk.dashboard.sync.${key}`);
  const present = STATUSES.filter((status) => sync.teams[status] > 0);
  const teams = companyId !== null && (
    <TextLink to={`/companies/${companyId}/teams`} variant="body2">
      {words('to_teams')}
    </TextLink>
  );
  return (
    <Section title={words('title')} action={teams}>
      {present.length === 0 ? (
        <Typography color="textSecondary">{words('no_teams')}</Typography>
      ) : (
        <>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 1 }}>
            {present.map((status) => (
              <Box component="li" key={status} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
                <Typography component="span" sx={{ fontSize: '1.25rem', fontVariantNumeric: 'tabular-nums' }}>
                  {sync.teams[status].toLocaleString(locale)}
                </Typography>
                <StatusChip status={status} />
              </Box>
            ))}
          </Box>
          <Typography variant="body2" color="textSecondary">
            {sync.oldest_sync_at === null ? (
              words('never_read')
            ) : (
              <>
                {words('oldest')} <When at={sync.oldest_sync_at} relative />
              </>
            )}
          </Typography>
        </>
      )}
    </Section>
  );
}
