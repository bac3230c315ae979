import ErrorOutline from '@mui/icons-material/ErrorOutlineOutlined';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { Box, ListItem, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { TextLink } from '../shared/text-link';
import { When } from '../shared/when';
import { placeOf } from './need-places';
import type { Need } from './use-dashboard';

/** Callers go away empty-handed, or already have. The others can wait for the day's end. */
const URGENT: Need['kind'][] = ['booking_needs_attention', 'callback_open', 'number_not_ready', 'connection_error', 'team_error'];

/** How much of what waits, since when, and where it is mended. */
export function NeedRow({ need, companyId }: { need: Need; companyId: string | null }) {
  const translate = useTranslate();
  const { kind, count, oldest_at: oldest } = need;
  const to = placeOf(kind, companyId);
  const what = translate(`frontdesk.dashboard.needs.${kind}.what`, { smart_count: count });
  const Icon = URGENT.includes(kind) ? ErrorOutline : WarningAmber;
  return (
    <ListItem disableGutters divider sx={{ alignItems: 'flex-start', gap: 1.5, '&:last-child': { border: 0, pb: 0 } }}>
      <Icon color={URGENT.includes(kind) ? 'error' : 'warning'} aria-hidden />
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{to === null ? what : <TextLink to={to}>{what}</TextLink>}</Typography>
        <Typography variant="body2" color="textSecondary">
          {translate(`frontdesk.dashboard.needs.${kind}.why`)}
          {oldest && (
            <>
              {' '}
              {translate('frontdesk.dashboard.needs.oldest')} <When at={oldest} relative />.
            </>
          )}
        </Typography>
        <Companies need={need} />
      </Box>
    </ListItem>
  );
}

/** Of all companies: those with most of it; more are in the list of companies. */
function Companies({ need: { kind, count, companies } }: { need: Need }) {
  const translate = useTranslate();
  if (companies.length === 0) return null;
  const more = count - companies.reduce((sum, company) => sum + company.count, 0);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, mt: 0.5 }}>
      {companies.map((company) => (
        <TextLink key={company.company_id} to={placeOf(kind, company.company_id) ?? '/companies'} variant="body2" sx={{ py: 0.25 }}>
          {company.company_name} ({company.count})
        </TextLink>
      ))}
      {more > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ py: 0.25 }}>
          {translate('frontdesk.dashboard.needs.more', { smart_count: more })}
        </Typography>
      )}
    </Box>
  );
}
