import { Box, Card, CardContent, Link, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Notification, useLocaleState } from 'react-admin';
import { LANGUAGES } from '../i18n/i18n-provider';

/** What somebody sees who is not logged in: one card, and the choice of language. */
export function SessionCard({ title, children }: { title: string; children: ReactNode }) {
  const [locale, setLocale] = useLocaleState();
  return (
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', bgcolor: 'background.default', p: 2 }}>
      <Card sx={{ width: '100%', maxWidth: 400 }}>
        <CardContent>
          <Typography component="p" color="textSecondary">
            Frontdesk
          </Typography>
          <Typography component="h1" variant="h1" sx={{ mb: 2 }}>
            {title}
          </Typography>
          {children}
          <Stack direction="row" sx={{ gap: 2, mt: 3 }}>
            {LANGUAGES.map(({ locale: each, name }) => (
              <Link
                key={each}
                component="button"
                lang={each}
                aria-current={each === locale}
                underline={each === locale ? 'none' : 'always'}
                onClick={() => setLocale(each)}
              >
                {name}
              </Link>
            ))}
          </Stack>
        </CardContent>
      </Card>
      <Notification />
    </Box>
  );
}
