import { useLocale, useTranslate } from 'react-admin';
import { Facts } from '../shared/facts';
import { useLanguageName } from '../shared/places';
import { Section } from '../shared/section';
import { When } from '../shared/when';
import type { Company } from './company-context';

/** What the company is, for those who only read. */
export function CompanyFacts({ company }: { company: Company }) {
  const translate = useTranslate();
  const locale = useLocale();
  const languageName = useLanguageName();
  const field = (name: keyof Company) => translate(`resources.companies.fields.${name}`);
  const notice = (minutes: number) => (minutes === 0 ? translate('frontdesk.company.no_notice') : lengthWords(minutes, locale));
  return (
    <Section title={translate('frontdesk.company.details')}>
      <Facts
        facts={[
          [field('name'), company.name],
          [field('slug'), company.slug],
          [field('time_zone'), company.time_zone],
          [field('language'), languageName(company.language)],
          [field('move_notice_minutes'), notice(company.move_notice_minutes)],
          [field('cancel_notice_minutes'), notice(company.cancel_notice_minutes)],
          [field('retention_days'), inUnit(company.retention_days, 'day', locale)],
          [field('sync_interval_hours'), inUnit(company.sync_interval_hours, 'hour', locale)],
          [field('created_at'), <When key="created" at={company.created_at} />],
        ]}
      />
    </Section>
  );
}

/** "1 day", "36 hours", "1 hour 30 minutes". */
function lengthWords(minutes: number, locale: string): string {
  const [days, hours, rest] = [minutes / 1_440, Math.floor(minutes / 60), minutes % 60];
  if (Number.isInteger(days)) return inUnit(days, 'day', locale);
  const parts = [hours > 0 && inUnit(hours, 'hour', locale), rest > 0 && inUnit(rest, 'minute', locale)];
  return parts.filter((part) => part !== false).join(' ');
}

function inUnit(count: number, unit: 'day' | 'hour' | 'minute', locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
