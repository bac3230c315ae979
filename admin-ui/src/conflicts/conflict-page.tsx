import { Title } from 'react-admin';

export function ConflictPage() {
  return <Title title="ConflictPage" />;
}
