import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

/** A free time as the agent got it: local, and in words. */
interface Offer {
  start: string;
  say: string;
}

/** The times that the answer offers: a click asks to book one, as a caller would. */
export function Offers({ answer, onTake }: { answer: Record<string, unknown>; onTake: (start: string) => void }) {
  const translate = useTranslate();
  const offers = offersIn(answer.slots ?? answer.alternatives);
  if (offers.length === 0) return null;
  return (
    <Box>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('frontdesk.trial.take')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {offers.map(({ start, say }) => (
          <Button key={start} variant="outlined" size="small" onClick={() => onTake(start)}>
            {say}
          </Button>
        ))}
      </Box>
    </Box>
  );
}

function offersIn(list: unknown): Offer[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown) => {
    const { start, say }: { start?: unknown; say?: unknown } = Object(each);
    return typeof start === 'string' && typeof say === 'string' ? [{ start, say }] : [];
  });
}
