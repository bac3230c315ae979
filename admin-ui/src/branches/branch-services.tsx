import { Alert, Button, LinearProgress, List, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useMayChange } from '../shared/may-change';
import { Problem } from '../shared/problem';
import { TextLink } from '../shared/text-link';
import { BranchServiceItem } from './branch-service-item';
import { NotOfferable } from './not-offerable';
import { type BranchOffer, useBranchServices } from './use-branch-services';
import { useOffering } from './use-offering';

/** From how many services on one looks for one rather than reads them all. */
const MANY = 12;

/** What a branch offers, to switch on and off: the services of its teams. */
export function BranchServices({ companyId, branchId }: { companyId: string; branchId: string }) {
  const translate = useTranslate();
  const { offer, error } = useBranchServices(companyId, branchId);
  if (!offer) return error ? <Problem error={error} /> : <LinearProgress aria-label={translate('ra.page.loading')} />;
  return (
    <Stack sx={{ gap: 1 }}>
      <WhoseServices offer={offer} companyId={companyId} />
      <Offered offer={offer} companyId={companyId} branchId={branchId} />
      <NotOfferable services={offer.elsewhere} companyId={companyId} />
    </Stack>
  );
}

/** Names the teams whose services stand here. */
function WhoseServices({ offer: { teams, isLimited, here }, companyId }: { offer: BranchOffer; companyId: string }) {
  const translate = useTranslate();
  if (teams.length === 0) {
    return (
      <Alert severity="warning">
        {translate(isLimited ? 'frontdesk.branches.limit_gone' : 'frontdesk.branches.no_team')}{' '}
        {!isLimited && <TextLink to={`/companies/${companyId}/teams`}>{translate('frontdesk.branches.assign_team')}</TextLink>}
      </Alert>
    );
  }
  const named = teams.map(({ calcom_team_name: name, calcom_team_id: id }) => name ?? `#${id}`).join(', ');
  return (
    <>
      <Typography color="textSecondary">
        {translate(isLimited ? 'frontdesk.branches.of_limit' : 'frontdesk.branches.of_teams', { smart_count: teams.length, teams: named })}
      </Typography>
      {here.length === 0 && <Typography>{translate('frontdesk.branches.no_services')}</Typography>}
    </>
  );
}

function Offered({ offer: { here }, companyId, branchId }: { offer: BranchOffer; companyId: string; branchId: string }) {
  const translate = useTranslate();
  const mayChange = useMayChange();
  const offering = useOffering(companyId, branchId);
  const [sought, setSought] = useState('');
  const shown = here.filter(({ name }) => name.toLowerCase().includes(sought.trim().toLowerCase()));
  const missing = here.filter((service) => !service.is_offered);
  return (
    <>
      {here.length > MANY && (
        <TextField label={translate('frontdesk.branches.find')} value={sought} onChange={({ target }) => setSought(target.value)} />
      )}
      <List disablePadding aria-label={translate('frontdesk.branches.services')}>
        {shown.map((service) => (
          <BranchServiceItem
            key={service.id}
            service={service}
            companyId={companyId}
            branchId={branchId}
            becoming={
              offering.isPending && offering.variables.services.some(({ id }) => id === service.id) ? offering.variables.offered : null
            }
            onOffer={(offered) => offering.mutate({ services: [service], offered })}
          />
        ))}
      </List>
      {mayChange && missing.length > 1 && (
        <Button
          sx={{ alignSelf: 'flex-start' }}
          disabled={offering.isPending}
          onClick={() => offering.mutate({ services: missing, offered: true })}
        >
          {translate('frontdesk.branches.offer_all', { smart_count: missing.length })}
        </Button>
      )}
    </>
  );
}
