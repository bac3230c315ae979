import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { answerOf, api } from '../api/client';
import { useCompany } from '../companies/company-context';
import { AssignProblem } from '../teams/assign-problem';
import { TeamSelector } from '../teams/team-selector';
import { useReadAfresh } from '../teams/use-read-afresh';
import type { TeamChoice } from '../teams/use-team-choices';
import { ImportedTeam } from './imported-team';
import { NextButton, StepFrame } from './step-frame';
import type { StepProps } from './step-props';

/** The Cal.com team: chosen, assigned, imported while one looks on. */
export function TeamStep({ existing: { teams }, isDone, isMine, takesFocus, onNext }: StepProps) {
  // Whoever may not assign can still wait for the import.
  const isWaiting = isMine || teams.length > 0;
  return (
    <StepFrame step="team" {...{ takesFocus }} isMine={isWaiting} next={<NextButton onNext={onNext} disabled={isWaiting && !isDone} />}>
      {teams.length === 0 && isMine && <Assign />}
      {teams.map((team) => (
        <ImportedTeam key={team.id} team={team} />
      ))}
    </StepFrame>
  );
}

function Assign() {
  const translate = useTranslate();
  const { id: companyId } = useCompany();
  const readAfresh = useReadAfresh(companyId);
  const [choice, setChoice] = useState<TeamChoice | null>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ calcomTeamId, connectionId }: TeamChoice) => {
      const body = { calcom_team_id: calcomTeamId, connection_id: connectionId };
      return answerOf(api.POST('/api/v1/companies/{companyId}/teams', { params: { path: { companyId } }, body }));
    },
    onSuccess: readAfresh,
  });
  return (
    <>
      <TeamSelector companyId={companyId} value={choice} onChange={setChoice} />
      <AssignProblem error={error} />
      <Button
        variant="contained"
        loading={isPending}
        disabled={choice === null}
        onClick={() => choice && mutate(choice)}
        sx={{ alignSelf: 'flex-start' }}
      >
        {translate('frontdesk.setup.assign')}
      </Button>
    </>
  );
}
