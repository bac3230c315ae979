import { Chip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useReadiness } from './use-readiness';

/** In a word whether callers can book at this number, else the first link that does not hold. */
export function ReadinessChip({ companyId, numberId }: { companyId: string; numberId: string }) {
  const translate = useTranslate();
  const { data } = useReadiness(companyId, numberId);
  if (!data) return <>–</>;
  const broken = data.links.find(({ link, ok }) => !ok && link !== 'agent');
  return broken === undefined ? (
    <Chip size="small" variant="outlined" color="success" label={translate('frontdesk.numbers.bookable')} />
  ) : (
    <Chip
      size="small"
      variant="outlined"
      color="error"
      label={translate('frontdesk.numbers.broken_at', { link: translate(`frontdesk.links.${broken.link}`, { _: broken.link }) })}
    />
  );
}
