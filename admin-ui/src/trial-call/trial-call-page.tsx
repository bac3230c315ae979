import { Title } from 'react-admin';

export function TrialCallPage() {
  return <Title title="TrialCallPage" />;
}
