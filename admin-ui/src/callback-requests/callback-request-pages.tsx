import { Title } from 'react-admin';

export function CallbackRequestPages() {
  return <Title title="CallbackRequestPages" />;
}
