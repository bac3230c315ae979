import { useState } from 'react';
import { Create, FormDataConsumer, SelectInput, SimpleForm, TextInput, email, required } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Schema } from '../api/client';
import { CompanyInput, useRoleChoices } from './company-choice';
import { ShownOnce } from './shown-once';

/** A person of an installation or of one company; they choose their password themselves, with a link that works once. */
export function UserCreate() {
  const navigate = useNavigate();
  const roles = useRoleChoices();
  const [made, setMade] = useState<Schema<'CreatedUserResponse'> | null>(null);
  return (
    <>
      <Create<Schema<'CreateUserDto'>, Schema<'CreatedUserResponse'>>
        mutationOptions={{ onSuccess: setMade }}
        transform={withoutCompanyForOperators}
      >
        <SimpleForm defaultValues={{ role: 'admin' }} noValidate>
          <TextInput source="email" type="email" validate={[required(), email()]} autoComplete="off" />
          <SelectInput source="role" choices={roles} validate={required()} helperText="frontdesk.people.role_help" />
          <FormDataConsumer>{({ formData }) => formData.role !== 'operator' && <CompanyInput />}</FormDataConsumer>
        </SimpleForm>
      </Create>
      {made && (
        <ShownOnce
          title="frontdesk.people.link_title"
          words="frontdesk.people.link_words"
          text={made.password_link.url}
          until={made.password_link.expires_at}
          onClose={() => navigate('/users')}
        />
      )}
    </>
  );
}

function withoutCompanyForOperators({ company_id, ...data }: Record<string, unknown>): Record<string, unknown> {
  return data.role === 'operator' || company_id === undefined ? data : { ...data, company_id };
}
