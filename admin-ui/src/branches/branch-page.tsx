import { Grid } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { BooleanInput, EditBase, SimpleForm, Title, useRecordContext, useTranslate } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { readinessKey } from '../numbers/use-readiness';
import { useMayChange } from '../shared/may-change';
import { SaveBar } from '../shared/save-bar';
import { Section } from '../shared/section';
import { useSayProblem } from '../shared/use-say-problem';
import { BranchFields } from './branch-fields';
import { type Branch, branchOf, formOf } from './branch-form';
import { BranchNumbers } from './branch-numbers';
import { BranchServices } from './branch-services';

export function BranchPage() {
  const { id: companyId } = useCompany();
  const queries = useQueryClient();
  const onError = useSayProblem();
  const onSettled = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: readinessKey(companyId) }),
      // A branch that is limited to another team can offer other services.
      queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(`companies/${companyId}/branches`) }),
    ]);
  return (
    <EditBase mutationMode="pessimistic" redirect={false} transform={branchOf} mutationOptions={{ onError, onSettled }}>
      <BranchDetails />
    </EditBase>
  );
}

function BranchDetails() {
  const { id: companyId } = useCompany();
  const translate = useTranslate();
  const branch = useRecordContext<Branch>();
  if (!branch) return null;
  return (
    <>
      <Title title={branch.name} />
      <Grid container spacing={2} sx={{ mt: 2 }}>
        <Grid size={{ xs: 12, lg: 7 }} sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          <Section title={translate('frontdesk.branches.services')}>
            <BranchServices companyId={companyId} branchId={branch.id} />
          </Section>
          <BranchNumbers branchId={branch.id} />
        </Grid>
        <Grid size={{ xs: 12, lg: 5 }}>
          <BranchSettings />
        </Grid>
      </Grid>
    </>
  );
}

function BranchSettings() {
  const translate = useTranslate();
  const mayChange = useMayChange();
  return (
    <Section title={translate('frontdesk.shared.settings')}>
      <SimpleForm sx={{ '&&': { p: 0 } }} defaultValues={formOf} toolbar={mayChange && <SaveBar />}>
        <BooleanInput source="is_active" helperText="frontdesk.branches.active_help" readOnly={!mayChange} />
        <BranchFields />
      </SimpleForm>
    </Section>
  );
}
