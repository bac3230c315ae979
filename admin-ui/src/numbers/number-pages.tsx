import { Route, Routes } from 'react-router-dom';
import { NumberCreate } from './number-create';
import { NumberList } from './number-list';
import { NumberPage } from './number-page';

export function NumberPages() {
  return (
    <Routes>
      <Route index element={<NumberList />} />
      <Route path="create" element={<NumberCreate />} />
      <Route path=":id" element={<NumberPage />} />
    </Routes>
  );
}
