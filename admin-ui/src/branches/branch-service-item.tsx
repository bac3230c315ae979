import Tune from '@mui/icons-material/Tune';
import { Box, Chip, IconButton, ListItem, ListItemText, Stack, Switch, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { minutesText } from '../services/minutes';
import { priceText } from '../services/price';
import { useMayChange } from '../shared/may-change';
import { TextLink } from '../shared/text-link';
import { OverridesDialog } from './overrides-dialog';
import type { ServiceHere } from './use-branch-services';
import { isDifferentHere } from './use-offering';

interface ItemProps {
  service: ServiceHere;
  companyId: string;
  branchId: string;
  /** Whether it will be offered, while that is being told to the server. */
  becoming: boolean | null;
  onOffer: (offered: boolean) => void;
}

/** One service at the branch: offered or not, and for how much, how long and how far ahead. */
export function BranchServiceItem({ service, companyId, branchId, becoming, onOffer }: ItemProps) {
  const translate = useTranslate();
  const mayChange = useMayChange();
  const [isOpen, setOpen] = useState(false);
  const { name, is_offered: isOffered } = service;
  return (
    <ListItem disableGutters divider sx={{ alignItems: 'flex-start', gap: 1, '&:last-child': { borderBottom: 0 } }}>
      <Switch
        checked={becoming ?? isOffered}
        sx={{ ml: -1 }}
        disabled={!mayChange || becoming !== null}
        onChange={(_event, offered) => onOffer(offered)}
        slotProps={{ input: { 'aria-label': translate('frontdesk.branches.offer', { name }) } }}
      />
      <ListItemText
        primary={<TextLink to={`/companies/${companyId}/services/${service.id}`}>{name}</TextLink>}
        secondary={<Facts service={service} />}
        slotProps={{ secondary: { component: 'div' } }}
        sx={{ minWidth: 0 }}
      />
      {mayChange && isOffered && (
        <Tooltip title={translate('frontdesk.branches.adjust')}>
          <IconButton aria-label={translate('frontdesk.branches.adjust_one', { name })} onClick={() => setOpen(true)}>
            <Tune fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
      {isOpen && <OverridesDialog service={service} companyId={companyId} branchId={branchId} onClose={() => setOpen(false)} />}
    </ListItem>
  );
}

function Facts({ service: here }: { service: ServiceHere }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { service } = here;
  const lengths = here.duration_minutes === null ? here.lengths : [here.duration_minutes];
  const price = service.price && { ...service.price, minor: here.price_minor ?? service.price.minor };
  const notice = here.notice_minutes ?? service.notice_minutes;
  const facts = [
    minutesText(lengths, locale),
    ...(price ? [priceText(price, locale)] : []),
    ...(notice ? [translate('frontdesk.branches.notice', { minutes: minutesText([notice], locale) })] : []),
  ];
  const reason = service.not_bookable_reason ?? (service.is_active ? null : 'inactive');
  return (
    <Stack sx={{ gap: 0.5, alignItems: 'flex-start' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <span>{facts.join(' · ')}</span>
        {isDifferentHere(here) && <Chip size="small" variant="outlined" label={translate('frontdesk.branches.different')} />}
      </Box>
      {reason !== null && (
        <Typography variant="body2" color="error">
          {translate('frontdesk.branches.cannot_be_booked')} {translate(`frontdesk.reasons.${reason}`, { _: reason })}
        </Typography>
      )}
    </Stack>
  );
}
