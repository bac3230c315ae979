import { Box, List, ListItem, ListItemButton, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { Fragment, type ReactNode } from 'react';
import { ListNoResults, type RaRecord, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';

export function useIsPhone(): boolean {
  return useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
}

/** Too narrow for a table of many columns beside the menu. */
export function useIsNarrow(): boolean {
  return useMediaQuery((theme: Theme) => theme.breakpoints.down('lg'));
}

interface PhoneRowsProps<Row extends RaRecord> {
  to: (row: Row) => string;
  title: (row: Row) => ReactNode;
  status: (row: Row) => ReactNode;
  details: (row: Row) => ReactNode[];
  empty?: ReactNode;
}

/** The rows of a list on a narrow screen: one link each, two lines of it. */
export function PhoneRows<Row extends RaRecord>({ to, title, status, details, empty = <ListNoResults /> }: PhoneRowsProps<Row>) {
  const { data = [], isPending } = useListContext<Row>();
  if (isPending) return null;
  if (data.length === 0) return <>{empty}</>;
  return (
    <List disablePadding>
      {data.map((row) => (
        <ListItem key={row.id} disablePadding divider>
          <ListItemButton component={Link} to={to(row)} sx={{ display: 'block', py: 1.25 }}>
            <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
              <Typography component="span" sx={{ fontWeight: 600 }}>
                {title(row)}
              </Typography>
              {status(row)}
            </Box>
            <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
              {details(row).map((detail, index) => (
                <Fragment key={index}>
                  {index > 0 && ' · '}
                  <Box component="span" sx={{ display: 'inline-block' }}>
                    {detail}
                  </Box>
                </Fragment>
              ))}
            </Typography>
          </ListItemButton>
        </ListItem>
      ))}
    </List>
  );
}
