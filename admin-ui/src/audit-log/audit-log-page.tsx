import { Title } from 'react-admin';

export function AuditLogPage() {
  return <Title title="AuditLogPage" />;
}
