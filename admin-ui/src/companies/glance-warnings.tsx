import { useTranslate } from 'react-admin';
import { useAll } from '../shared/use-all';
import type { Company } from './company-context';
import { GlanceItem } from './glance-item';

/** What somebody has to decide: event types that others hold, bookings of former teams. Nothing where there is none. */
export function GlanceWarnings({ company }: { company: Company }) {
  const translate = useTranslate();
  const { data: conflicts = [] } = useAll(`companies/${company.id}/conflicts`);
  const { data: stranded = [] } = useAll(`companies/${company.id}/stranded-bookings`);
  return (
    <>
      {conflicts.length > 0 && (
        <GlanceItem
          standing="wrong"
          title={translate('resources.conflicts.name', { smart_count: 2 })}
          to={`/companies/${company.id}/conflicts`}
        >
          {translate('frontdesk.company.conflicts', { smart_count: conflicts.length })}
        </GlanceItem>
      )}
      {stranded.length > 0 && (
        <GlanceItem standing="wrong" title={translate('frontdesk.teams.stranded.title')} to={`/companies/${company.id}/teams`}>
          {translate('frontdesk.company.stranded', { smart_count: stranded.length })}
        </GlanceItem>
      )}
    </>
  );
}
