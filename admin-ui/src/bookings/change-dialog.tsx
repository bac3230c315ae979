import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, type ReactNode, useId } from 'react';
import { useTranslate } from 'react-admin';
import { useIsPhone } from '../shared/phone-rows';

interface ChangeDialogProps {
  title: string;
  /** What the button does, in a word or two. */
  action: string;
  isDangerous?: boolean;
  isReady?: boolean;
  isPending: boolean;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
}

/** A question with one answer that acts; on a phone it fills the screen. */
export function ChangeDialog({
  title,
  action,
  isDangerous = false,
  isReady = true,
  isPending,
  onClose,
  onSubmit,
  children,
}: ChangeDialogProps) {
  const translate = useTranslate();
  const heading = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !isPending) onSubmit();
  };
  return (
    <Dialog open onClose={isPending ? undefined : onClose} fullScreen={useIsPhone()} fullWidth maxWidth="sm" aria-labelledby={heading}>
      <form onSubmit={submit} noValidate style={{ display: 'contents' }}>
        <DialogTitle id={heading}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>{children}</DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose} disabled={isPending}>
            {translate('ra.action.close')}
          </Button>
          <Button type="submit" variant="contained" color={isDangerous ? 'error' : 'primary'} loading={isPending} disabled={!isReady}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
