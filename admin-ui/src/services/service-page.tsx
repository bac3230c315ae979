import { Grid } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { EditBase, Title, useRecordContext } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { readinessKey } from '../numbers/use-readiness';
import { useSayProblem } from '../shared/use-say-problem';
import { CalcomFields } from './calcom-fields';
import { type Service, changeOf } from './service-change';
import { ServiceSettings } from './service-settings';
import { WhereOffered } from './where-offered';
import { WhyNotBookable } from './why-not-bookable';

export function ServicePage() {
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const onError = useSayProblem();
  const onSettled = () =>
    Promise.all(
      [[`companies/${companyId}/services`, 'all'], readinessKey(companyId)].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
  return (
    <EditBase mutationMode="pessimistic" redirect={false} transform={changeOf} mutationOptions={{ onError, onSettled }}>
      <ServiceDetails />
    </EditBase>
  );
}

function ServiceDetails() {
  const service = useRecordContext<Service>();
  if (!service) return null;
  return (
    <>
      <Title title={service.name} />
      <Grid container spacing={2} sx={{ mt: 2 }}>
        <Grid size={{ xs: 12, lg: 7 }} sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <WhyNotBookable service={service} />
          <ServiceSettings service={service} />
        </Grid>
        <Grid size={{ xs: 12, lg: 5 }} sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <WhereOffered service={service} />
          <CalcomFields service={service} />
        </Grid>
      </Grid>
    </>
  );
}
