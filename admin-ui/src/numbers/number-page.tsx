import { Grid } from '@mui/material';
import { BooleanInput, EditBase, SimpleForm, Title, useRecordContext, useTranslate } from 'react-admin';
import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { useMayChange } from '../shared/may-change';
import { SaveBar } from '../shared/save-bar';
import { Section } from '../shared/section';
import { useSayProblem } from '../shared/use-say-problem';
import { AgentField, BranchField, WorkspaceField } from './number-fields';
import { Readiness } from './readiness';
import { RemoveNumber } from './remove-number';
import { RetellBodies } from './retell-bodies';
import { readinessKey } from './use-readiness';

type PhoneNumber = Schema<'PhoneNumberResponse'>;

export function NumberPage() {
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const onError = useSayProblem();
  const onSettled = () => queries.invalidateQueries({ queryKey: readinessKey(companyId) });
  return (
    <EditBase mutationMode="pessimistic" redirect={false} mutationOptions={{ onError, onSettled }}>
      <NumberDetails />
    </EditBase>
  );
}

function NumberDetails() {
  const { id: companyId } = useCompany();
  const translate = useTranslate();
  const number = useRecordContext<PhoneNumber>();
  if (!number) return null;
  return (
    <>
      <Title title={number.number} />
      <Grid container spacing={2} sx={{ mt: 2 }}>
        <Grid size={{ xs: 12, lg: 7 }} sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <Section title={translate('frontdesk.numbers.readiness')}>
            <Readiness companyId={companyId} numberId={number.id} />
          </Section>
        </Grid>
        <Grid size={{ xs: 12, lg: 5 }} sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <NumberSettings />
          {number.branch_id !== null && <RetellBodies number={number} branchId={number.branch_id} />}
        </Grid>
      </Grid>
    </>
  );
}

function NumberSettings() {
  const translate = useTranslate();
  const mayChange = useMayChange();
  return (
    <Section title={translate('frontdesk.shared.settings')} action={mayChange && <RemoveNumber />}>
      <SimpleForm sx={{ '&&': { p: 0 } }} toolbar={mayChange && <SaveBar />}>
        <BranchField />
        <WorkspaceField />
        <AgentField />
        <BooleanInput source="is_active" helperText="frontdesk.numbers.active_help" readOnly={!mayChange} />
      </SimpleForm>
    </Section>
  );
}
