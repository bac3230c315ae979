import { Route, Routes } from 'react-router-dom';
import { CallList } from './call-list';
import { CallPage } from './call-page';

export function CallPages() {
  return (
    <Routes>
      <Route index element={<CallList />} />
      <Route path=":id" element={<CallPage />} />
    </Routes>
  );
}
