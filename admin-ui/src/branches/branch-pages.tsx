import { Route, Routes } from 'react-router-dom';
import { BranchCreate } from './branch-create';
import { BranchList } from './branch-list';
import { BranchPage } from './branch-page';

export function BranchPages() {
  return (
    <Routes>
      <Route index element={<BranchList />} />
      <Route path="create" element={<BranchCreate />} />
      <Route path=":id" element={<BranchPage />} />
    </Routes>
  );
}
