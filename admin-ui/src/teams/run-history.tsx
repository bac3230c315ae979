import { Button, Stack, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { answerOf, api } from '../api/client';
import { Problem } from '../shared/problem';
import { Section } from '../shared/section';
import { RunRow } from './run-row';
import { type Team, isLive, useSync } from './use-sync';

const [FIRST, MOST] = [10, 200];

/** The latest syncs of a team, the newest first: why, how it ended, what it did, how long it took. */
export function RunHistory({ team }: { team: Team }) {
  const translate = useTranslate();
  const [limit, setLimit] = useState(FIRST);
  const { data: sync } = useSync(team.company_id, team.id);
  const path = { companyId: team.company_id, teamId: team.id };
  const { data: runs, error } = useQuery({
    // A run that begins or ends is a reason to look again.
    queryKey: ['runs', team.company_id, team.id, limit, sync?.run?.id, sync?.run?.state, sync?.run?.tries],
    queryFn: () => answerOf(api.GET('/api/v1/companies/{companyId}/teams/{teamId}/runs', { params: { path, query: { limit } } })),
    placeholderData: keepPreviousData,
    refetchInterval: sync && isLive(sync) ? 5_000 : false,
  });
  return (
    <Section title={translate('frontdesk.teams.runs.title')}>
      <Problem error={error} />
      {runs?.data.length === 0 && <Typography color="textSecondary">{translate('frontdesk.teams.runs.none')}</Typography>}
      <Stack component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {runs?.data.map((run) => (
          <RunRow key={run.id} run={run} />
        ))}
      </Stack>
      {runs?.next_cursor && limit < MOST && (
        <Button sx={{ alignSelf: 'flex-start' }} onClick={() => setLimit((now) => Math.min(MOST, now * 4))}>
          {translate('frontdesk.teams.runs.more')}
        </Button>
      )}
    </Section>
  );
}
