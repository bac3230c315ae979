import { Title } from 'react-admin';

export function ReceiptPages() {
  return <Title title="ReceiptPages" />;
}
