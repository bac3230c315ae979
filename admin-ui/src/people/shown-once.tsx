import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CopyBox } from '../shared/copy-box';
import { When } from '../shared/when';

interface Props {
  title: string;
  words: string;
  text: string;
  until?: string | null;
  onClose: () => void;
}

/** A secret that the server tells once: it stays until it is put away on purpose. */
export function ShownOnce({ title, words, text, until, onClose }: Props) {
  const translate = useTranslate();
  return (
    <Dialog open fullWidth maxWidth="md" aria-labelledby="shown-once">
      <DialogTitle id="shown-once">{translate(title)}</DialogTitle>
      <DialogContent>
        <Alert severity="warning">{translate(words)}</Alert>
        <CopyBox label={translate(title)} text={text} />
        {until && (
          <>
            {translate('frontdesk.people.valid_until')} <When at={until} />
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {translate('frontdesk.people.put_away')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
