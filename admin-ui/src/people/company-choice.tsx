import { AutocompleteInput, ReferenceField, ReferenceInput, TextField, required, usePermissions, useTranslate } from 'react-admin';

/** Which company somebody belongs to; asked of operators only, everybody else has just their own. */
export function CompanyInput() {
  const { permissions } = usePermissions();
  if (permissions !== 'operator') return null;
  return (
    <ReferenceInput source="company_id" reference="companies" enableGetChoices={() => true}>
      <AutocompleteInput
        label="frontdesk.people.company"
        optionText="name"
        filterToQuery={(name: string) => ({ name })}
        validate={required()}
      />
    </ReferenceInput>
  );
}

/** The company's name, or that it is all of them. */
export function CompanyName() {
  const translate = useTranslate();
  return (
    <ReferenceField source="company_id" reference="companies" link={false} emptyText={translate('frontdesk.layout.all_companies')}>
      <TextField source="name" />
    </ReferenceField>
  );
}

/** The roles that this person may give away. */
export function useRoleChoices(): { id: string; name: string }[] {
  const { permissions } = usePermissions();
  const roles = permissions === 'operator' ? ['operator', 'admin', 'viewer'] : ['admin', 'viewer'];
  return roles.map((role) => ({ id: role, name: `frontdesk.roles.${role}` }));
}
