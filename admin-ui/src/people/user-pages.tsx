import { Route, Routes } from 'react-router-dom';
import { UserCreate } from './user-create';
import { UserEdit } from './user-edit';
import { UserList } from './user-list';

export function UserPages() {
  return (
    <Routes>
      <Route index element={<UserList />} />
      <Route path="create" element={<UserCreate />} />
      <Route path=":id" element={<UserEdit />} />
    </Routes>
  );
}
