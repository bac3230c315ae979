import Lock from '@mui/icons-material/LockOutlined';
import { Box, Chip, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { Facts } from '../shared/facts';
import { Section } from '../shared/section';
import { When } from '../shared/when';
import { minutesText } from './minutes';
import type { Service } from './service-change';

type EventType = Schema<'EventTypeResponse'>;
type Question = Schema<'BookingFieldResponse'>;

/** Known of every booker anyway. */
const ALWAYS_ASKED = new Set(['name', 'email']);

/** Cal.com's fields of a service: read by the syncs, changed at Cal.com only. */
export function CalcomFields({ service }: { service: Service }) {
  const translate = useTranslate();
  const { calcom } = service;
  return (
    <Section
      title="Cal.com"
      action={<Chip size="small" icon={<Lock />} variant="outlined" label={translate('frontdesk.services.from_calcom')} />}
    >
      {calcom ? (
        <EventTypeFacts eventType={calcom} id={service.calcom_event_type_id} />
      ) : (
        <Typography>{translate('frontdesk.services.nothing_read')}</Typography>
      )}
    </Section>
  );
}

function EventTypeFacts({ eventType, id }: { eventType: EventType; id: number }) {
  const translate = useTranslate();
  const locale = useLocale();
  const minutes = (length: number) => minutesText([length], locale);
  const { scheduling_type: scheduling, slot_interval_minutes: interval, hosts } = eventType;
  const buffers = { before: minutes(eventType.buffer_before_minutes), after: minutes(eventType.buffer_after_minutes) };
  const facts: [name: string, fact: ReactNode][] = [
    ['title', eventType.title],
    ['lengths', minutesText(eventType.lengths, locale)],
    ['hosts', hosts.length === 0 ? '–' : hosts.join(', ')],
    ['scheduling', translate(`frontdesk.services.scheduling.${scheduling ?? 'single'}`, { _: scheduling })],
    ['notice', minutes(eventType.notice_minutes)],
    ['buffers', translate('frontdesk.services.buffers', buffers)],
    ['interval', interval === null ? translate('frontdesk.services.own_length') : minutes(interval)],
    ['confirmation', translate(eventType.requires_confirmation ? 'ra.boolean.true' : 'ra.boolean.false')],
    ['questions', <Questions key="questions" asked={eventType.booking_fields} />],
    ['event_type', `${eventType.slug} (#${id})`],
    ['read', <When key="read" at={eventType.last_synced_at} relative />],
  ];
  return <Facts facts={facts.map(([name, fact]) => [translate(`frontdesk.services.calcom.${name}`), fact])} />;
}

function Questions({ asked }: { asked: Question[] }) {
  const translate = useTranslate();
  const shown = asked.filter(({ is_default: isDefault, required, slug }) => !isDefault || (required && !ALWAYS_ASKED.has(slug)));
  if (shown.length === 0) return <>{translate('frontdesk.services.no_questions')}</>;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2 }}>
      {shown.map(({ slug, label, required, options }) => (
        <li key={slug}>
          {translate(`frontdesk.services.question.${slug}`, { _: label })}
          {options.length > 0 && `: ${options.join(', ')}`}
          {required && ` (${translate('frontdesk.services.must_be_answered')})`}
        </li>
      ))}
    </Box>
  );
}
