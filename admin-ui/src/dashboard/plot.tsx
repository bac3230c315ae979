import { Box, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { Fold } from '../shared/fold';
import { Section } from '../shared/section';

interface PlotProps {
  title: string;
  /** What one bar or point stands for. */
  caption: string;
  /** The plot in a sentence, for whoever does not see it. */
  summary: string;
  /** Said instead of an empty drawing. */
  empty: string | null;
  /** The same numbers to be read. */
  table: ReactElement;
  children: ReactElement;
}

/** A drawing with its words: what it shows, in a sentence and as a table. */
export function Plot({ title, caption, summary, empty, table, children }: PlotProps) {
  const translate = useTranslate();
  return (
    <Section title={title} sx={{ height: '100%' }}>
      {empty === null ? (
        <>
          <Typography variant="body2" color="textSecondary" sx={{ mt: -1 }}>
            {caption}
          </Typography>
          <Box component="figure" aria-label={summary} sx={{ height: 280, minWidth: 0, m: 0 }}>
            {children}
          </Box>
          <Fold title={translate('frontdesk.dashboard.as_table')}>{table}</Fold>
        </>
      ) : (
        <Typography color="textSecondary">{empty}</Typography>
      )}
    </Section>
  );
}
