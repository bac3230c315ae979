import { Alert, Card, CardContent } from '@mui/material';
import { CreateBase, SimpleForm, Title, useLocale, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { SaveBar } from '../shared/save-bar';
import { TextLink } from '../shared/text-link';
import { useAll } from '../shared/use-all';
import { useSayProblem } from '../shared/use-say-problem';
import { countryOf } from './countries';
import { BranchField, SpellingFields, WorkspaceField } from './number-fields';

/** Opened with the branch where it was asked for there (`?source={"branch_id": ...}`). */
export function NumberCreate() {
  const { id: companyId, time_zone: timeZone } = useCompany();
  const translate = useTranslate();
  const { data: branches } = useAll<Schema<'BranchResponse'>>(`companies/${companyId}/branches`);
  const locale = useLocale();
  const onError = useSayProblem();
  return (
    <CreateBase redirect="edit" mutationOptions={{ onError }}>
      <Title title="resources.numbers.create" />
      <Card sx={{ maxWidth: 760, mt: 2 }}>
        <CardContent>
          {branches?.length === 0 && (
            <Alert severity="info" sx={{ mb: 1 }}>
              {translate('frontdesk.numbers.branch_first')}{' '}
              <TextLink to={`/companies/${companyId}/branches/create`}>{translate('resources.branches.create')}</TextLink>
            </Alert>
          )}
          <SimpleForm
            key={locale}
            sx={{ '&&': { p: 0 } }}
            defaultValues={{ country: countryOf(timeZone), workspace: 'default' }}
            toolbar={<SaveBar label="frontdesk.numbers.add" alwaysEnable />}
          >
            <SpellingFields />
            <BranchField />
            <WorkspaceField />
          </SimpleForm>
        </CardContent>
      </Card>
    </CreateBase>
  );
}
