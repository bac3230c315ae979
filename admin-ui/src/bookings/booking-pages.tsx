import { Title } from 'react-admin';

export function BookingPages() {
  return <Title title="BookingPages" />;
}
