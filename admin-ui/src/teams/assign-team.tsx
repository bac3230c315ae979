import { Box, Button, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify, useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { answerOf, api } from '../api/client';
import { useCompany } from '../companies/company-context';
import { Section } from '../shared/section';
import { AssignProblem } from './assign-problem';
import { TeamSelector } from './team-selector';
import { useReadAfresh } from './use-read-afresh';
import type { TeamChoice } from './use-team-choices';

/** A (further) team for the company: choose, see what will happen, assign; the import then runs on the team's page. */
export function AssignTeam() {
  const translate = useTranslate();
  const company = useCompany();
  const notify = useNotify();
  const navigate = useNavigate();
  const readAfresh = useReadAfresh(company.id);
  const [choice, setChoice] = useState<TeamChoice | null>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ calcomTeamId, connectionId }: TeamChoice) => {
      const body = { calcom_team_id: calcomTeamId, connection_id: connectionId };
      return answerOf(api.POST('/api/v1/companies/{companyId}/teams', { params: { path: { companyId: company.id } }, body }));
    },
    onSuccess: async ({ id }) => {
      notify('frontdesk.teams.assigning.done', { type: 'success' });
      await readAfresh();
      navigate(`/companies/${company.id}/teams/${id}`);
    },
  });
  const say = (key: string) => translate(`frontdesk.teams.assigning.${key}`, { company: company.name });
  return (
    <Box sx={{ maxWidth: 760, mt: 2, display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Title title={translate('frontdesk.teams.assign_title')} />
      <Section title={translate('frontdesk.teams.team')}>
        <TeamSelector companyId={company.id} value={choice} onChange={setChoice} />
      </Section>
      <Section title={say('what')}>
        <Typography component="ul" sx={{ pl: 2.5, m: 0 }}>
          {['imports', 'offer', 'returns'].map((point) => (
            <li key={point}>{say(point)}</li>
          ))}
        </Typography>
        <AssignProblem error={error} />
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button variant="contained" disabled={choice === null || isPending} onClick={() => choice && mutate(choice)}>
            {say('confirm')}
          </Button>
          <Button component={Link} to={`/companies/${company.id}/teams`}>
            {translate('ra.action.cancel')}
          </Button>
        </Box>
      </Section>
    </Box>
  );
}
