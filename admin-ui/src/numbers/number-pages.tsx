import { Title } from 'react-admin';

export function NumberPages() {
  return <Title title="NumberPages" />;
}
