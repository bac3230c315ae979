import { Box, Typography } from '@mui/material';
import { Fragment, type ReactNode } from 'react';

/** What is known of one thing, each with its name; `isCode` where the names are a program's. */
export function Facts({ facts, isCode = false }: { facts: [name: string, fact: ReactNode][]; isCode?: boolean }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'minmax(6.5rem, max-content) minmax(0, 1fr)',
        columnGap: 2,
        rowGap: 1,
        alignItems: 'baseline',
      }}
    >
      {facts.map(([name, fact]) => (
        <Fragment key={name}>
          <Typography
            component="dt"
            variant="body2"
            color="textSecondary"
            sx={{ maxWidth: '10rem', ...(isCode && { fontFamily: 'monospace' }) }}
          >
            {name}
          </Typography>
          <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {fact}
          </Typography>
        </Fragment>
      ))}
    </Box>
  );
}
