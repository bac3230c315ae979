import { Alert, Grid, Stack } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { useMayChange } from '../shared/may-change';
import { AtAGlance } from './at-a-glance';
import { useCompany } from './company-context';
import { CompanyFacts } from './company-facts';
import { CompanySettings } from './company-settings';
import { SyncInterval } from './sync-interval';

/** One company: what is set up and what is missing, and what the company is. */
export function CompanyPage() {
  const translate = useTranslate();
  const company = useCompany();
  const mayChange = useMayChange();
  return (
    <>
      <Title title={company.name} />
      {!company.is_active && (
        <Alert severity="warning" sx={{ mt: 2 }}>
          {translate('frontdesk.company.inactive')}
        </Alert>
      )}
      <Grid container spacing={2} sx={{ mt: 2 }}>
        <Grid size={{ xs: 12, lg: 7 }}>
          <Stack sx={{ gap: 2 }}>
            <AtAGlance company={company} />
            {mayChange && <SyncInterval key={company.sync_interval_hours} company={company} />}
          </Stack>
        </Grid>
        <Grid size={{ xs: 12, lg: 5 }}>{mayChange ? <CompanySettings company={company} /> : <CompanyFacts company={company} />}</Grid>
      </Grid>
    </>
  );
}
