import CheckCircle from '@mui/icons-material/CheckCircle';
import ErrorIcon from '@mui/icons-material/Error';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { TextLink } from '../shared/text-link';

/** `missing`: nothing is there yet; `wrong`: something is there, and needs a look. */
export type Standing = 'ok' | 'missing' | 'wrong';

const ICON = { ok: CheckCircle, missing: RadioButtonUnchecked, wrong: ErrorIcon };
const COLOUR = { ok: 'success', missing: 'disabled', wrong: 'warning' } as const;

/** One thing of the company's set-up: whether it stands, what there is, and the link to its page. */
export function GlanceItem({ standing, title, to, children }: { standing: Standing; title: string; to: string; children: ReactNode }) {
  const translate = useTranslate();
  const Icon = ICON[standing];
  const meaning = translate(`frontdesk.company.standing.${standing}`);
  return (
    <Box
      component="li"
      sx={{ display: 'flex', gap: 1.5, py: 1.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0, pt: 0 } }}
    >
      <Icon color={COLOUR[standing]} titleAccess={meaning} sx={{ mt: 0.25 }} />
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography component="h3" variant="h3">
          <TextLink to={to}>{title}</TextLink>
        </Typography>
        <Typography component="div" variant="body2" color="textSecondary">
          {children}
        </Typography>
      </Box>
    </Box>
  );
}
