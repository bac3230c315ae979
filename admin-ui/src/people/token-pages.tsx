import { Route, Routes } from 'react-router-dom';
import { TokenCreate } from './token-create';
import { TokenList } from './token-list';

export function TokenPages() {
  return (
    <Routes>
      <Route index element={<TokenList />} />
      <Route path="create" element={<TokenCreate />} />
    </Routes>
  );
}
