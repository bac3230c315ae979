import { useTranslate } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { Facts } from '../shared/facts';
import { NameOf } from '../shared/name-of';
import { PhoneLink } from '../shared/phone-link';
import { Section } from '../shared/section';
import { When } from '../shared/when';
import type { Call } from './call';
import { Duration, Outcome } from './outcome';

export function CallFacts({ call }: { call: Call }) {
  const translate = useTranslate();
  const { time_zone: timeZone } = useCompany();
  const field = (name: string) => translate(`resources.calls.fields.${name}`);
  const why = call.disconnection_reason;
  return (
    <Section title={translate('frontdesk.calls.facts')} action={<Outcome call={call} />}>
      <Facts
        facts={[
          [field('started_at'), <When key="" at={call.started_at} timeZone={timeZone} />],
          [field('duration_seconds'), <Duration key="" call={call} />],
          [field('caller_number'), <PhoneLink key="" number={call.caller_number} none={translate('frontdesk.calls.hidden')} />],
          [field('to_number'), call.to_number],
          [field('branch_id'), <NameOf key="" of="branches" id={call.branch_id} link />],
          [field('disconnection_reason'), why ? translate(`frontdesk.calls.ended.${why}`, { _: why.replaceAll('_', ' ') }) : '–'],
          [field('summary'), call.summary ?? '–'],
          [field('provider_call_id'), <code key="">{call.provider_call_id}</code>],
        ]}
      />
    </Section>
  );
}
