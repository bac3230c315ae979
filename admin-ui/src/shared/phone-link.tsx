import { Link } from '@mui/material';

/** A number to ring by a click; a dash stands for none. */
export function PhoneLink({ number, none = '–' }: { number: string | null | undefined; none?: string }) {
  if (!number) return <>{none}</>;
  return (
    <Link href={`tel:${number}`} sx={{ whiteSpace: 'nowrap' }}>
      {number}
    </Link>
  );
}
