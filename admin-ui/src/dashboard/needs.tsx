import CheckCircle from '@mui/icons-material/CheckCircle';
import { Box, List, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../shared/section';
import { NeedRow } from './need-row';
import type { Need } from './use-dashboard';

/** What does not go on without a person, most urgent first, each with the way there. */
export function Needs({ needs, companyId }: { needs: Need[]; companyId: string | null }) {
  const translate = useTranslate();
  return (
    <Section title={translate('frontdesk.dashboard.needs.title')}>
      {needs.length === 0 ? (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
          <CheckCircle color="success" aria-hidden />
          <Typography>{translate('frontdesk.dashboard.needs.nothing')}</Typography>
        </Box>
      ) : (
        <List disablePadding aria-label={translate('frontdesk.dashboard.needs.title')}>
          {needs.map((need) => (
            <NeedRow key={need.kind} need={need} companyId={companyId} />
          ))}
        </List>
      )}
    </Section>
  );
}
