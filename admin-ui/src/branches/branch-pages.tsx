import { Title } from 'react-admin';

export function BranchPages() {
  return <Title title="BranchPages" />;
}
