import { Box, LinearProgress, Typography } from '@mui/material';
import { useLocale, usePermissions, useTranslate } from 'react-admin';
import { Section } from '../shared/section';
import { TextLink } from '../shared/text-link';
import { localTime } from '../shared/when';
import type { Dashboard } from './use-dashboard';

type Budget = Dashboard['rate_budgets'][number];

/** How the API calls a connection that others share, to those who must not know its name. */
const SHARED = 'shared';
/** From here on it is about to be used up. */
const SCARCE = 0.8;

/** The others are in the list of connections. */
const MOST_SHOWN = 6;

/** Blocked ones first, then those that are used most. */
function byScarcity(a: Budget, b: Budget): number {
  const share = ({ used, limit_per_minute: limit, blocked_until: blocked }: Budget) => (blocked === null ? 0 : 1) + used / limit;
  return share(b) - share(a);
}

/** What each connection may still ask of Cal.com in this minute. */
export function RateBudgets({ budgets }: { budgets: Budget[] }) {
  const translate = useTranslate();
  const more = budgets.length - MOST_SHOWN;
  return (
    <Section title={translate('frontdesk.dashboard.budgets.title')}>
      {budgets.length === 0 && <Typography color="textSecondary">{translate('frontdesk.dashboard.budgets.none')}</Typography>}
      {budgets
        .toSorted(byScarcity)
        .slice(0, MOST_SHOWN)
        .map((budget) => (
          <RateBudget key={budget.connection_id} budget={budget} />
        ))}
      {more > 0 && (
        <TextLink to="/connections" variant="body2">
          {translate('frontdesk.dashboard.budgets.more', { smart_count: more })}
        </TextLink>
      )}
    </Section>
  );
}

function RateBudget({ budget }: { budget: Budget }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { permissions } = usePermissions<string>();
  const { connection_id: id, used, limit_per_minute: limit, blocked_until: blocked } = budget;
  const label = budget.label === SHARED ? translate('frontdesk.dashboard.budgets.shared') : budget.label;
  const share = Math.min(1, used / limit);
  const words = translate('frontdesk.dashboard.budgets.used', { used: used.toLocaleString(locale), limit: limit.toLocaleString(locale) });
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: 2, typography: 'body2', mb: 0.5 }}>
        {permissions === 'operator' ? <TextLink to={`/connections/${id}`}>{label}</TextLink> : <span>{label}</span>}
        <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
          {words}
        </Box>
      </Box>
      <LinearProgress
        variant="determinate"
        value={share * 100}
        color={blocked !== null || share >= SCARCE ? 'warning' : 'primary'}
        aria-label={`${label}: ${words}`}
        sx={{ height: 6, borderRadius: 1, bgcolor: 'action.hover' }}
      />
      {blocked !== null && (
        <Typography variant="body2" color="warning" sx={{ mt: 0.5 }}>
          {translate('frontdesk.dashboard.budgets.blocked', { until: localTime(blocked, locale) })}
        </Typography>
      )}
    </Box>
  );
}
