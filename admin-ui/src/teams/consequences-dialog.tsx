import { Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslate } from 'react-admin';
import { answerOf, api } from '../api/client';
import { Problem } from '../shared/problem';
import { Consequences } from './consequences';
import type { Team } from './use-sync';

interface ConsequencesDialogProps {
  team: Team;
  title: string;
  confirm: string;
  isSwitched?: boolean;
  isWorking: boolean;
  onConfirm: () => void;
  onClose: () => void;
  /** What else is to be said, and what went wrong. */
  children?: ReactNode;
}

/** Says what will happen before it happens; it can be confirmed only once the account has been read from the server. */
export function ConsequencesDialog(props: ConsequencesDialogProps) {
  const { team, title, confirm, isSwitched = false, isWorking, onConfirm, onClose, children } = props;
  const translate = useTranslate();
  const heading = useId();
  const path = { companyId: team.company_id, teamId: team.id };
  const account = useQuery({
    queryKey: ['consequences', team.id],
    queryFn: () => answerOf(api.GET('/api/v1/companies/{companyId}/teams/{teamId}/consequences', { params: { path } })),
    // What stands here is confirmed: never an account of some time ago.
    gcTime: 0,
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="sm">
      <DialogTitle id={heading}>{title}</DialogTitle>
      <DialogContent>
        {account.isPending && <LinearProgress aria-label={translate('ra.page.loading')} />}
        <Problem error={account.error} />
        {account.data && <Consequences account={account.data} isSwitched={isSwitched} />}
        {children}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button variant="contained" color={isSwitched ? 'primary' : 'error'} disabled={!account.data || isWorking} onClick={onConfirm}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
