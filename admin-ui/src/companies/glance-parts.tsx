import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useMayChange } from '../shared/may-change';
import { TextLink } from '../shared/text-link';

/** So many are named; the rest is on the page itself. */
export const NAMED = 6;

export function Line({ children }: { children: ReactNode }) {
  return <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.25, py: 0.25 }}>{children}</Box>;
}

export function Missing({ what, to }: { what: string; to: string }) {
  const translate = useTranslate();
  const mayChange = useMayChange();
  return (
    <>
      {translate(`frontdesk.company.missing.${what}`)} {mayChange && <TextLink to={to}>{translate(`resources.${what}.create`)}</TextLink>}
    </>
  );
}

export function More({ count, to }: { count: number; to: string }) {
  const translate = useTranslate();
  if (count <= NAMED) return null;
  return (
    <Line>
      <TextLink to={to}>{translate('frontdesk.company.more', { smart_count: count - NAMED })}</TextLink>
    </Line>
  );
}
