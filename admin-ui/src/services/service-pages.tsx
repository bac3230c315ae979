import { Title } from 'react-admin';

export function ServicePages() {
  return <Title title="ServicePages" />;
}
