import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

/** The answer as the agent speaks it. */
export function Heard({ message, language }: { message: string; language: string }) {
  const translate = useTranslate();
  return (
    <Box
      component="blockquote"
      lang={language}
      aria-label={translate('frontdesk.trial.heard')}
      sx={{ m: 0, pl: 2, py: 0.5, borderLeft: 4, borderColor: 'primary.main', overflowWrap: 'anywhere' }}
    >
      <Typography component="p" sx={{ fontSize: { xs: '1.2rem', md: '1.4rem' }, lineHeight: 1.45 }}>
        <q>{message}</q>
      </Typography>
    </Box>
  );
}
