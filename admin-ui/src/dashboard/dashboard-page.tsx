import { Title } from 'react-admin';

export function DashboardPage() {
  return <Title title="DashboardPage" />;
}
