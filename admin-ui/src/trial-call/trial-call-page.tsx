import { Alert, Box, LinearProgress, Typography } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { EmptyState } from '../shared/empty-state';
import { useMayChange } from '../shared/may-change';
import { Problem } from '../shared/problem';
import { useAll } from '../shared/use-all';
import type { PhoneNumber } from './scene';
import { TrialCall } from './trial-call';

/** Any number of the company, tried out. */
export function TrialCallPage() {
  const translate = useTranslate();
  return (
    <Box sx={{ mt: 2, display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Title title={translate('resources.trial-call.name')} />
      <Typography color="textSecondary" sx={{ maxWidth: 760 }}>
        {translate('frontdesk.trial.what')}
      </Typography>
      <OfNumbers />
    </Box>
  );
}

function OfNumbers() {
  const translate = useTranslate();
  const { id } = useCompany();
  const mayChange = useMayChange();
  const { data: numbers, error } = useAll<PhoneNumber>(`companies/${id}/numbers`);
  if (!mayChange) return <Alert severity="info">{translate('frontdesk.trial.not_for_viewers')}</Alert>;
  if (error) return <Problem error={error} />;
  if (!numbers) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  const [first, ...others] = numbers.toSorted((a, b) => Number(b.is_active) - Number(a.is_active));
  if (!first) return <EmptyState of="trial-call" to={`/companies/${id}/numbers/create`} />;
  return <TrialCall numbers={[first, ...others]} />;
}
