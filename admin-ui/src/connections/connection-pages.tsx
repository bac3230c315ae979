import { Route, Routes } from 'react-router-dom';
import { ConnectionCreate } from './connection-create';
import { ConnectionList } from './connection-list';
import { ConnectionPage } from './connection-page';

export function ConnectionPages() {
  return (
    <Routes>
      <Route index element={<ConnectionList />} />
      <Route path="create" element={<ConnectionCreate />} />
      <Route path=":id" element={<ConnectionPage />} />
    </Routes>
  );
}
