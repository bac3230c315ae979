import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';

/**
 * What an empty list says: that there is nothing, why, and what to do next.
 * The words are `resources.<of>.empty`, `.invite` and, with `to`, `.create`.
 */
export function EmptyState({ of, to }: { of: string; to?: string }) {
  const translate = useTranslate();
  return (
    <Stack sx={{ alignItems: 'center', gap: 1.5, py: 6, px: 2, textAlign: 'center' }}>
      <Typography component="h2" variant="h2">
        {translate(`resources.${of}.empty`)}
      </Typography>
      <Typography color="textSecondary" sx={{ maxWidth: 520 }}>
        {translate(`resources.${of}.invite`)}
      </Typography>
      {to !== undefined && (
        <Button component={Link} to={to} variant="contained">
          {translate(`resources.${of}.create`)}
        </Button>
      )}
    </Stack>
  );
}
