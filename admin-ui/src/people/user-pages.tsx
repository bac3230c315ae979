import { Title } from 'react-admin';

export function UserPages() {
  return <Title title="UserPages" />;
}
