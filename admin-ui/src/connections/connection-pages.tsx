import { Title } from 'react-admin';

export function ConnectionPages() {
  return <Title title="ConnectionPages" />;
}
