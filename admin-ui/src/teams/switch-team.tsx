import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify, useTranslate } from 'react-admin';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { answerOf, api } from '../api/client';
import { useCompany } from '../companies/company-context';
import { Problem } from '../shared/problem';
import { Section } from '../shared/section';
import { AssignProblem } from './assign-problem';
import { ConsequencesDialog } from './consequences-dialog';
import { teamName } from './team-name';
import { TeamSelector } from './team-selector';
import { useReadAfresh } from './use-read-afresh';
import { type Team, useSync } from './use-sync';
import type { TeamChoice } from './use-team-choices';

/** Another team in place of this one, in one step. */
export function SwitchTeam() {
  const company = useCompany();
  const { teamId = '' } = useParams();
  const { data, error } = useSync(company.id, teamId);
  const translate = useTranslate();
  if (error) return <Problem error={error} />;
  if (!data) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  if (data.team.removed_at !== null) return <Alert severity="info">{translate('frontdesk.teams.former.already')}</Alert>;
  return <SwitchForm team={data.team} />;
}

function SwitchForm({ team }: { team: Team }) {
  const translate = useTranslate();
  const [choice, setChoice] = useState<TeamChoice | null>(null);
  const [isAsked, setAsked] = useState(false);
  const name = teamName(team, translate);
  return (
    <Box sx={{ maxWidth: 760, mt: 2, display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Title title={translate('frontdesk.teams.switch_title', { team: name })} />
      <Section title={translate('frontdesk.teams.switching.new_team')}>
        <Typography color="textSecondary">{translate('frontdesk.teams.switching.what', { team: name })}</Typography>
        <TeamSelector companyId={team.company_id} value={choice} onChange={setChoice} />
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button variant="contained" disabled={choice === null} onClick={() => setAsked(true)}>
            {translate('frontdesk.teams.switching.go_on')}
          </Button>
          <Button component={Link} to={`/companies/${team.company_id}/teams`}>
            {translate('ra.action.cancel')}
          </Button>
        </Box>
      </Section>
      {isAsked && choice && <SwitchDialog team={team} choice={choice} onClose={() => setAsked(false)} />}
    </Box>
  );
}

function SwitchDialog({ team, choice, onClose }: { team: Team; choice: TeamChoice; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const readAfresh = useReadAfresh(team.company_id);
  const path = { companyId: team.company_id, teamId: team.id };
  const body = { calcom_team_id: choice.calcomTeamId, connection_id: choice.connectionId };
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/companies/{companyId}/teams/{teamId}/switch', { params: { path }, body })),
    onSuccess: async ({ id }) => {
      notify('frontdesk.teams.switching.done', { type: 'success' });
      navigate(`/companies/${team.company_id}/teams/${id}`);
      await readAfresh();
    },
  });
  const names = { from: teamName(team, translate), to: choice.name ?? translate('frontdesk.teams.nameless', { id: choice.calcomTeamId }) };
  return (
    <ConsequencesDialog
      {...{ team, onClose, isWorking: isPending, onConfirm: () => mutate(), isSwitched: true }}
      title={translate('frontdesk.teams.switching.title', names)}
      confirm={translate('frontdesk.teams.switching.confirm', { team: names.to })}
    >
      <Typography sx={{ my: 1.5 }}>{translate('frontdesk.teams.switching.new_services', names)}</Typography>
      <AssignProblem error={error} />
    </ConsequencesDialog>
  );
}
