import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { answerOf, api } from '../api/client';
import type { Company } from '../companies/company-context';
import { Problem } from '../shared/problem';
import { useReadAfresh } from '../teams/use-read-afresh';
import type { Conflict } from './conflict-row';
import type { Taken } from './taken-over';

const POINTS = ['there', 'bookings', 'here'] as const;

interface TakeOverDialogProps {
  company: Company;
  conflict: Conflict;
  onTaken: (taken: Taken) => void;
  onClose: () => void;
}

/** What taking over does to both companies, before it is done. */
export function TakeOverDialog({ company, conflict, onTaken, onClose }: TakeOverDialogProps) {
  const translate = useTranslate();
  const heading = useId();
  const readAfresh = useReadAfresh(company.id);
  const path = { companyId: company.id, eventTypeId: conflict.calcom_event_type_id };
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/companies/{companyId}/conflicts/{eventTypeId}/take', { params: { path } })),
    onSuccess: async ({ former_company_id: formerCompanyId }) => {
      onTaken({ conflict, formerCompanyId });
      onClose();
      await readAfresh();
    },
  });
  const names = { name: conflict.name, company: company.name };
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="sm">
      <DialogTitle id={heading}>{translate('frontdesk.conflicts.title', names)}</DialogTitle>
      <DialogContent>
        <Typography component="ul" sx={{ pl: 2.5, m: 0, '& li': { mb: 1 } }}>
          {POINTS.map((point) => (
            <li key={point}>{translate(`frontdesk.conflicts.${point}`, names)}</li>
          ))}
        </Typography>
        <Problem error={error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button variant="contained" color="error" disabled={isPending} onClick={() => mutate()}>
          {translate('frontdesk.conflicts.take')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
