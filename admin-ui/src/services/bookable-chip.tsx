import { Chip } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Schema } from '../api/client';

/** In a word whether a service can be sold: Cal.com's part, then the company's. */
export function BookableChip({ service }: { service: Schema<'ServiceResponse'> }) {
  const translate = useTranslate();
  if (service.not_bookable_reason !== null)
    return <Chip size="small" variant="outlined" color="error" label={translate('frontdesk.services.not_bookable')} />;
  if (!service.is_active) return <Chip size="small" variant="outlined" label={translate('frontdesk.services.inactive')} />;
  if (service.branch_ids.length === 0)
    return <Chip size="small" variant="outlined" color="warning" label={translate('frontdesk.services.offered_nowhere')} />;
  return <Chip size="small" variant="outlined" color="success" label={translate('frontdesk.services.bookable')} />;
}
