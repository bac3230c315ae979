import { AutocompleteInput, SelectInput, TextInput, maxLength, required, useLocale } from 'react-admin';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { useMayChange } from '../shared/may-change';
import { useAll } from '../shared/use-all';
import { countries } from './countries';
import { useWorkspaces } from './use-workspaces';

/** As it is written anywhere: the server makes E.164 of it. */
export function SpellingFields() {
  const locale = useLocale();
  return (
    <>
      <TextInput
        source="number"
        type="tel"
        autoComplete="off"
        autoFocus
        validate={[required(), maxLength(40)]}
        helperText="frontdesk.numbers.any_spelling"
      />
      <AutocompleteInput source="country" choices={countries(locale)} helperText="frontdesk.numbers.country_help" />
    </>
  );
}

export function BranchField() {
  const { id } = useCompany();
  const readOnly = !useMayChange();
  const { data: branches = [], isPending } = useAll<Schema<'BranchResponse'>>(`companies/${id}/branches`);
  return (
    <SelectInput source="branch_id" choices={branches} isPending={isPending} validate={required()} helperText={false} readOnly={readOnly} />
  );
}

export function WorkspaceField() {
  const { id } = useCompany();
  const readOnly = !useMayChange();
  return (
    <SelectInput
      source="workspace"
      choices={useWorkspaces(id)}
      validate={required()}
      readOnly={readOnly}
      helperText="frontdesk.numbers.workspace_help"
    />
  );
}

export function AgentField() {
  const readOnly = !useMayChange();
  return <TextInput source="retell_agent_id" validate={agentShaped} helperText="frontdesk.numbers.agent_help" readOnly={readOnly} />;
}

function agentShaped(id: string | null): string | undefined {
  return !id || /^[\w-]{1,100}$/.test(id) ? undefined : 'frontdesk.numbers.agent_shape';
}
