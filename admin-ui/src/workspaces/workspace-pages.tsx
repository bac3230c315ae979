import { Route, Routes } from 'react-router-dom';
import { WorkspaceCreate } from './workspace-create';
import { WorkspaceList } from './workspace-list';
import { WorkspacePage } from './workspace-page';

export function WorkspacePages() {
  return (
    <Routes>
      <Route index element={<WorkspaceList />} />
      <Route path="create" element={<WorkspaceCreate />} />
      <Route path=":id" element={<WorkspacePage />} />
    </Routes>
  );
}
