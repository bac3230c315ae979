import { useState } from 'react';
import { AutocompleteArrayInput, Create, DateTimeInput, FormDataConsumer, SelectInput, SimpleForm, TextInput, required } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Schema } from '../api/client';
import { CompanyInput, useRoleChoices } from './company-choice';
import { ShownOnce } from './shown-once';

/** The first part of the path after /api/v1/ or after the company. */
const AREAS = [
  'companies',
  'teams',
  'branches',
  'services',
  'numbers',
  'calls',
  'bookings',
  'callback-requests',
  'conflicts',
  'connections',
  'dashboard',
  'audit-log',
  '*',
];
const SCOPES = AREAS.flatMap((area) => [`${area}:read`, `${area}:write`]).map((scope) => ({ id: scope, name: scope }));

export function TokenCreate() {
  const navigate = useNavigate();
  const roles = useRoleChoices();
  const [made, setMade] = useState<Schema<'CreatedTokenResponse'> | null>(null);
  return (
    <>
      <Create<Schema<'CreateTokenDto'>, Schema<'CreatedTokenResponse'>> mutationOptions={{ onSuccess: setMade }} transform={whatWasChosen}>
        <SimpleForm defaultValues={{ role: 'viewer' }} noValidate>
          <TextInput source="name" validate={required()} helperText="frontdesk.people.token_name_help" autoComplete="off" />
          <SelectInput source="role" choices={roles} validate={required()} helperText="frontdesk.people.role_help" />
          <FormDataConsumer>{({ formData }) => formData.role !== 'operator' && <CompanyInput />}</FormDataConsumer>
          <AutocompleteArrayInput source="scopes" choices={SCOPES} translateChoice={false} helperText="frontdesk.people.scopes_help" />
          <DateTimeInput source="expires_at" helperText="frontdesk.people.expires_help" />
        </SimpleForm>
      </Create>
      {made && (
        <ShownOnce
          title="frontdesk.people.token_title"
          words="frontdesk.people.token_words"
          text={made.token}
          until={made.expires_at}
          onClose={() => navigate('/tokens')}
        />
      )}
    </>
  );
}

/** What was left open is left out: all scopes, no end. */
function whatWasChosen({ company_id, scopes, expires_at, ...data }: Record<string, unknown>): Record<string, unknown> {
  return {
    ...data,
    ...(company_id && data.role !== 'operator' ? { company_id } : {}),
    ...(Array.isArray(scopes) && scopes.length > 0 ? { scopes } : {}),
    ...(expires_at instanceof Date || typeof expires_at === 'string' ? { expires_at: new Date(expires_at).toISOString() } : {}),
  };
}
