import { Title } from 'react-admin';

export function WorkspacePages() {
  return <Title title="WorkspacePages" />;
}
