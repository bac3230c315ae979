import { Title } from 'react-admin';

export function CompanyPage() {
  return <Title title="CompanyPage" />;
}
