import { Route, Routes } from 'react-router-dom';
import { CallbackRequestList } from './callback-request-list';
import { CallbackRequestPage } from './callback-request-page';

export function CallbackRequestPages() {
  return (
    <Routes>
      <Route index element={<CallbackRequestList />} />
      <Route path=":id" element={<CallbackRequestPage />} />
    </Routes>
  );
}
