import { Alert, AlertTitle } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { TextLink } from '../shared/text-link';
import type { Service } from './service-change';

/** Mended at the company's teams rather than at Cal.com. */
const AT_THE_TEAM = new Set(['team_removed', 'key_not_team_admin', 'vanished']);

/** Why callers cannot book the service, and what to do about it; nothing when they can. */
export function WhyNotBookable({ service: { not_bookable_reason: reason, is_active: isActive } }: { service: Service }) {
  const { id: companyId } = useCompany();
  const translate = useTranslate();
  const code = reason ?? (isActive ? null : 'inactive');
  if (code === null) return null;
  return (
    <Alert severity={reason === null ? 'info' : 'error'} variant="outlined">
      <AlertTitle component="h2">{translate('frontdesk.services.cannot_be_booked')}</AlertTitle>
      {translate(`frontdesk.reasons.${code}`, { _: code })} {translate(`frontdesk.services.mend.${code}`, { _: '' })}{' '}
      {AT_THE_TEAM.has(code) && <TextLink to={`/companies/${companyId}/teams`}>{translate('frontdesk.services.to_teams')}</TextLink>}
    </Alert>
  );
}
