import { Title } from 'react-admin';

export function TokenPages() {
  return <Title title="TokenPages" />;
}
