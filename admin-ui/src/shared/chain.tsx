import Cancel from '@mui/icons-material/Cancel';
import CheckCircle from '@mui/icons-material/CheckCircle';
import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { TextLink } from './text-link';

/** One link of number -> branch -> company -> team -> event type -> service, as the API reports it. */
export interface ChainLink {
  link: string;
  ok: boolean;
  what?: string | null;
  reason?: string | null;
  /** The page where it is mended. */
  to?: string;
}

/** The chain drawn link by link: green, or the reason with a link to the place where it is mended. */
export function Chain({ links }: { links: ChainLink[] }) {
  const translate = useTranslate();
  return (
    <Stack component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {links.map(({ link, ok, what, reason, to }, index) => (
        <Box component="li" key={`${link} ${index}`} sx={{ display: 'flex', gap: 1.5 }}>
          <Stack sx={{ alignItems: 'center' }} aria-hidden>
            {ok ? <CheckCircle color="success" /> : <Cancel color="error" />}
            {index < links.length - 1 && <Box sx={{ width: 2, flex: 1, minHeight: 14, bgcolor: ok ? 'success.main' : 'divider' }} />}
          </Stack>
          <Box sx={{ pb: 1.5 }}>
            <Typography variant="body2" color="textSecondary">
              {translate(`frontdesk.links.${link}`, { _: link })} · {translate(ok ? 'frontdesk.shared.ok' : 'frontdesk.shared.broken')}
            </Typography>
            <Typography>{what ?? '–'}</Typography>
            {!ok && reason && (
              <Typography color="error">
                {translate(`frontdesk.reasons.${reason}`, { _: reason })}{' '}
                {to && <TextLink to={to}>{translate('frontdesk.shared.mend')}</TextLink>}
              </Typography>
            )}
          </Box>
        </Box>
      ))}
    </Stack>
  );
}
