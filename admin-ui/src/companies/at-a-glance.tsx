import { Button, LinearProgress, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMayChange } from '../shared/may-change';
import { Section } from '../shared/section';
import type { Company } from './company-context';
import { GlanceBranches, GlanceServices, GlanceTeams } from './glance-items';
import { GlanceNumbers } from './glance-numbers';
import { GlanceWarnings } from './glance-warnings';
import { isComplete, useSetUp } from './use-set-up';

/** What of the company is set up and what is missing, each with the way there. */
export function AtAGlance({ company }: { company: Company }) {
  const translate = useTranslate();
  const mayChange = useMayChange();
  const setUp = useSetUp(company.id);
  if (!setUp) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  const missing = !isComplete(setUp);
  const wizard = mayChange && (
    <Button component={Link} to={`/companies/${company.id}/setup`} variant={missing ? 'contained' : 'text'}>
      {translate(missing ? 'frontdesk.company.go_on' : 'frontdesk.company.wizard')}
    </Button>
  );
  return (
    <Section title={translate('frontdesk.company.glance')} action={wizard}>
      <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        <GlanceTeams company={company} teams={setUp.teams} />
        <GlanceServices company={company} services={setUp.services} />
        <GlanceBranches company={company} branches={setUp.branches} />
        <GlanceNumbers company={company} numbers={setUp.numbers} branches={setUp.branches} />
        <GlanceWarnings company={company} />
      </Stack>
    </Section>
  );
}
