import { Alert, Box, LinearProgress } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Title, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { answerOf, api } from '../api/client';
import { useCompany } from '../companies/company-context';
import { Problem } from '../shared/problem';
import { Section } from '../shared/section';
import { isLive } from './call';
import { CallBookings } from './call-bookings';
import { CallFacts } from './call-facts';
import { FunctionCallLine } from './function-call-line';
import { Transcript } from './transcript';

const WHILE_LIVE_MS = 3_000;

/** By Retell's id, as the list links it, or by our own, which bookings name. */
function useCall() {
  const { id: companyId } = useCompany();
  const { id: providerCallId = '' } = useParams();
  return useQuery({
    queryKey: [`companies/${companyId}/calls`, 'one', providerCallId],
    queryFn: () =>
      answerOf(api.GET('/api/v1/companies/{companyId}/calls/{providerCallId}', { params: { path: { companyId, providerCallId } } })),
    refetchInterval: ({ state }) => (state.data && isLive(state.data) ? WHILE_LIVE_MS : false),
  });
}

/** One call: its facts, what was said, and what the agent asked for, answered and did. */
export function CallPage() {
  const translate = useTranslate();
  const { data: call, error } = useCall();
  if (error && !call) return <Problem error={error} />;
  if (!call) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  return (
    <>
      <Title title={translate('resources.calls.name', { smart_count: 1 })} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 5fr) minmax(0, 7fr)' },
          alignItems: 'start',
          mt: 2,
        }}
      >
        <Box sx={{ display: 'grid', gap: 2 }}>
          <CallFacts call={call} />
          <CallBookings call={call} />
          <Section title={translate('frontdesk.calls.transcript')}>
            <Transcript lines={call.transcript} isLive={isLive(call)} />
          </Section>
        </Box>
        <Section title={translate('frontdesk.calls.function_calls')}>
          {call.function_calls.length === 0 ? (
            <Alert severity="info">{translate('frontdesk.calls.no_function_calls')}</Alert>
          ) : (
            <FunctionCallLine call={call} />
          )}
        </Section>
      </Box>
    </>
  );
}
