import { type LinkProps, Link as MuiLink } from '@mui/material';
import { Link } from 'react-router-dom';

/** A link to another page, in the theme's colours. */
export function TextLink({ to, ...how }: { to: string } & Pick<LinkProps, 'children' | 'sx' | 'variant'>) {
  return <MuiLink component={Link} to={to} {...how} />;
}
