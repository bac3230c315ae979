import { LinearProgress, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, usePermissions, useTranslate } from 'react-admin';
import { answerOf, api } from '../api/client';
import { useCompany } from '../companies/company-context';
import { EmptyState } from '../shared/empty-state';
import { Problem } from '../shared/problem';
import { Section } from '../shared/section';
import { useAll } from '../shared/use-all';
import { SyncProgress } from '../teams/sync-progress';
import { teamName } from '../teams/team-name';
import type { Team } from '../teams/use-sync';
import { type Conflict, ConflictRow } from './conflict-row';
import { TakeOverDialog } from './take-over-dialog';
import { TakenOver, type Taken } from './taken-over';

/** Event types of the company's teams that another company holds: what that means and, for operators, the way to take them. */
export function ConflictPage() {
  const translate = useTranslate();
  const company = useCompany();
  const { permissions } = usePermissions<string>();
  const [asked, setAsked] = useState<Conflict | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const { data: teams = [] } = useAll<Team>(`companies/${company.id}/teams`);
  const { data: conflicts, error } = useQuery({
    queryKey: [`companies/${company.id}/conflicts`, 'page'],
    queryFn: async () => {
      const params = { path: { companyId: company.id } };
      return (await answerOf(api.GET('/api/v1/companies/{companyId}/conflicts', { params }))).data;
    },
  });
  if (error) return <Problem error={error} />;
  if (!conflicts) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  const nameOf = (teamId: string) => {
    const team = teams.find(({ id }) => id === teamId);
    return team ? teamName(team, translate) : '–';
  };
  const isOperator = permissions === 'operator';
  return (
    <Stack sx={{ gap: 2, mt: 2, maxWidth: 1080 }}>
      <Title title={translate('resources.conflicts.name', { smart_count: 2 })} />
      {taken && (
        <TakenOver taken={taken}>
          <SyncProgress companyId={company.id} teamId={taken.conflict.company_team_id} />
        </TakenOver>
      )}
      {conflicts.length === 0 && !taken && <EmptyState of="conflicts" />}
      {conflicts.length > 0 && (
        <Section title={translate('frontdesk.conflicts.held', { smart_count: conflicts.length })}>
          <Typography color="textSecondary">
            {translate('frontdesk.conflicts.means')} {translate(`frontdesk.conflicts.${isOperator ? 'choice' : 'ask'}`)}
          </Typography>
          <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {conflicts.map((conflict) => (
              <ConflictRow
                key={`${conflict.company_team_id} ${conflict.calcom_event_type_id}`}
                conflict={conflict}
                team={nameOf(conflict.company_team_id)}
                onTake={isOperator ? () => setAsked(conflict) : undefined}
              />
            ))}
          </Stack>
        </Section>
      )}
      {asked && <TakeOverDialog company={company} conflict={asked} onClose={() => setAsked(null)} onTaken={setTaken} />}
    </Stack>
  );
}
