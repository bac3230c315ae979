import { Title } from 'react-admin';

export function SetupWizard() {
  return <Title title="SetupWizard" />;
}
