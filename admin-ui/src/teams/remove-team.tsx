import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { api } from '../api/client';
import { Problem } from '../shared/problem';
import { ConsequencesDialog } from './consequences-dialog';
import { teamName } from './team-name';
import { useReadAfresh } from './use-read-afresh';
import type { Team } from './use-sync';

/** Ends the assignment, once it has been said what that means. */
export function RemoveTeam({ team }: { team: Team }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const readAfresh = useReadAfresh(team.company_id);
  const [isOpen, setOpen] = useState(false);
  const path = { companyId: team.company_id, teamId: team.id };
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: () => api.DELETE('/api/v1/companies/{companyId}/teams/{teamId}', { params: { path } }),
    onSuccess: async () => {
      setOpen(false);
      notify('frontdesk.teams.removing.done', { type: 'success' });
      await readAfresh();
      navigate(`/companies/${team.company_id}/teams`);
    },
  });
  const close = () => {
    reset();
    setOpen(false);
  };
  const name = teamName(team, translate);
  return (
    <>
      <Button color="error" onClick={() => setOpen(true)}>
        {translate('frontdesk.teams.remove')}
      </Button>
      {isOpen && (
        <ConsequencesDialog
          {...{ team, onClose: close, isWorking: isPending, onConfirm: () => mutate() }}
          title={translate('frontdesk.teams.removing.title', { team: name })}
          confirm={translate('frontdesk.teams.removing.confirm')}
        >
          <Problem error={error} />
        </ConsequencesDialog>
      )}
    </>
  );
}
