import { Card, CardContent, type SxProps, type Theme, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

/** A part of a page under its own heading; `action` stands beside the heading. */
export function Section({ title, action, children, sx }: { title: string; action?: ReactNode; children: ReactNode; sx?: SxProps<Theme> }) {
  const heading = useId();
  return (
    <Card component="section" aria-labelledby={heading} variant="outlined" sx={[{ minWidth: 0 }, ...(Array.isArray(sx) ? sx : [sx])]}>
      <CardContent sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <Typography
          component="div"
          sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}
        >
          <Typography id={heading} component="h2" variant="h2">
            {title}
          </Typography>
          {action}
        </Typography>
        {children}
      </CardContent>
    </Card>
  );
}
