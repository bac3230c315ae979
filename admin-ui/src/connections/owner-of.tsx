import { ReferenceField, useTranslate } from 'react-admin';

/** The company whose connection the record is, or that all share it. */
export function OwnerOf() {
  const translate = useTranslate();
  return <ReferenceField source="company_id" reference="companies" emptyText={translate('frontdesk.connections.shared')} link={false} />;
}
