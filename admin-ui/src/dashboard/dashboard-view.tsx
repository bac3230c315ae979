import { Box, LinearProgress, Skeleton, Stack } from '@mui/material';
import { Suspense, lazy } from 'react';
import { Title, useStore, useTranslate } from 'react-admin';
import { Problem } from '../shared/problem';
import { KeyFigures } from './key-figures';
import { Needs } from './needs';
import { RateBudgets } from './rate-budgets';
import { type Span, SpanChoice } from './span-choice';
import { SyncHealth } from './sync-health';
import { useDashboard } from './use-dashboard';

/** Drawing is most of what this page needs to load: what needs a person does not wait for it. */
const Plots = lazy(() => import('./plots').then((module) => ({ default: module.Plots })));

/** What needs a person first, then how it goes. */
export function DashboardView({ title, companyId }: { title: string; companyId: string | null }) {
  const translate = useTranslate();
  const [span, setSpan] = useStore<Span>('dashboard.span', 'last_24_hours');
  const { data, error, isPending, dataUpdatedAt } = useDashboard(companyId);
  return (
    <Stack sx={{ gap: 2, mt: 2, mb: 4 }}>
      <Title title={title} />
      {isPending && <LinearProgress aria-label={translate('ra.page.loading')} />}
      <Problem error={error} />
      {data && (
        <>
          <Needs needs={data.needs_person} companyId={companyId} />
          <KeyFigures figures={data[span]} action={<SpanChoice span={span} onChange={setSpan} />} asOf={dataUpdatedAt} />
          <Suspense fallback={<Skeleton variant="rounded" height={340} />}>
            <Plots figures={data[span]} span={span} />
          </Suspense>
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } }}>
            <SyncHealth sync={data.sync} companyId={companyId} />
            <RateBudgets budgets={data.rate_budgets} />
          </Box>
        </>
      )}
    </Stack>
  );
}
