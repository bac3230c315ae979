import { Card, CardContent } from '@mui/material';
import { CreateBase, SimpleForm, Title } from 'react-admin';
import { SaveBar } from '../shared/save-bar';
import { useSayProblem } from '../shared/use-say-problem';
import { BranchFields } from './branch-fields';
import { branchOf } from './branch-form';

export function BranchCreate() {
  const onError = useSayProblem();
  return (
    <CreateBase redirect="edit" transform={branchOf} mutationOptions={{ onError }}>
      <Title title="resources.branches.create" />
      <Card sx={{ maxWidth: 760, mt: 2 }}>
        <CardContent>
          <SimpleForm sx={{ '&&': { p: 0 } }} toolbar={<SaveBar label="resources.branches.create" alwaysEnable />}>
            <BranchFields />
          </SimpleForm>
        </CardContent>
      </Card>
    </CreateBase>
  );
}
