import { Link as MuiLink } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

/** The way into one row of a table for the keyboard and for assistive technology; the row itself only hears a mouse. */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <MuiLink
      component={Link}
      to={to}
      underline="hover"
      color="inherit"
      sx={{ fontWeight: 600 }}
      // Else the row would go there a second time.
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </MuiLink>
  );
}
