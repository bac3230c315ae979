import { Route, Routes } from 'react-router-dom';
import { ReceiptList } from './receipt-list';
import { ReceiptPage } from './receipt-page';

export function ReceiptPages() {
  return (
    <Routes>
      <Route index element={<ReceiptList />} />
      <Route path=":id" element={<ReceiptPage />} />
    </Routes>
  );
}
