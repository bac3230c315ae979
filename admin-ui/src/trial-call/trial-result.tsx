import { Alert, Box, Chip, type ChipProps, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { chainLinks } from '../calls/chain-links';
import { useCompany } from '../companies/company-context';
import { Chain } from '../shared/chain';
import { CopyBox } from '../shared/copy-box';
import { Fold } from '../shared/fold';
import { Section } from '../shared/section';
import { TextLink } from '../shared/text-link';
import { Heard } from './heard';
import { Offers } from './offers';
import type { Scene } from './scene';
import type { Tried } from './use-trial';
import { Would } from './would';

interface TrialResultProps {
  tried: Tried;
  scene: Scene;
  onTake: (start: string) => void;
}

/** What the caller hears, what comes of it, and the way that was walked. */
export function TrialResult({ tried, scene, onTake }: TrialResultProps) {
  const translate = useTranslate();
  const { result } = tried;
  const { message, status, ok, next_step: nextStep } = result.answer;
  return (
    <Stack sx={{ gap: 2 }}>
      <Section
        title={translate('frontdesk.trial.heard')}
        action={<Standing status={String(status)} ok={ok === true} ms={result.duration_ms} />}
      >
        <Heard message={String(message)} language={scene.language} />
        <Offers answer={result.answer} onTake={onTake} />
        <Outcome tried={tried} />
        {typeof nextStep === 'string' && (
          <Fold title={translate('frontdesk.trial.next_step')}>
            <Typography variant="body2" lang="en">
              {nextStep}
            </Typography>
          </Fold>
        )}
        <Fold title={translate('frontdesk.trial.whole')}>
          <CopyBox
            label={translate('frontdesk.trial.answer_json', { status: result.http_status })}
            text={JSON.stringify(result.answer, null, 2)}
          />
        </Fold>
      </Section>
      <Walked tried={tried} scene={scene} />
    </Stack>
  );
}

/** Green: it was done; blue: the agent was told to ask for more; else the caller heard a no. */
function Standing({ status, ok, ms }: { status: string; ok: boolean; ms: number }) {
  const translate = useTranslate();
  const colour: ChipProps['color'] = ok ? 'success' : status.startsWith('ask_') ? 'info' : 'warning';
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Chip size="small" variant="outlined" color={colour} label={translate(`frontdesk.statuses.${status}`, { _: status })} />
      <Typography variant="body2" color="textSecondary">
        {translate('frontdesk.trial.took', { ms })}
      </Typography>
    </Box>
  );
}

/** Of a dry run what would be done; of a real one the call and the booking. */
function Outcome({ tried: { result } }: { tried: Tried }) {
  const translate = useTranslate();
  const { id } = useCompany();
  if (result.would) return <Would would={result.would} />;
  if (result.dry_run) {
    return (
      <Typography variant="body2" color="textSecondary">
        {translate('frontdesk.trial.nothing_to_do')}
      </Typography>
    );
  }
  const { booking_id: bookingId, call_id: callId } = result;
  return (
    <Alert severity={bookingId ? 'success' : 'info'}>
      {translate(bookingId ? 'frontdesk.trial.real_booking' : 'frontdesk.trial.real_call')}
      <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        {bookingId && <TextLink to={`/companies/${id}/bookings/${bookingId}`}>{translate('frontdesk.trial.to_booking')}</TextLink>}
        {callId && <TextLink to={`/companies/${id}/calls/${callId}`}>{translate('frontdesk.trial.to_call')}</TextLink>}
      </Box>
    </Alert>
  );
}

function Walked({ tried: { result }, scene }: { tried: Tried; scene: Scene }) {
  const translate = useTranslate();
  const { id } = useCompany();
  const links = chainLinks(result.chain, id, scene.branchId);
  return (
    <Section title={translate('frontdesk.trial.chain')}>
      {links.length === 0 ? (
        <Typography color="textSecondary">{translate('frontdesk.trial.no_chain')}</Typography>
      ) : (
        <Chain links={links} />
      )}
    </Section>
  );
}
