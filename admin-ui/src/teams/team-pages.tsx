import { Title } from 'react-admin';

export function TeamPages() {
  return <Title title="TeamPages" />;
}
