import { Title } from 'react-admin';

export function CallPages() {
  return <Title title="CallPages" />;
}
