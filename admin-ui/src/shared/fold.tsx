import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** Detail that is there for whoever unfolds it. */
export function Fold({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <Box component="details" open={open} sx={{ '& > summary': { cursor: 'pointer', color: 'primary.main', typography: 'body2', py: 0.5 } }}>
      <summary>{title}</summary>
      <Box sx={{ pt: 1 }}>{children}</Box>
    </Box>
  );
}
