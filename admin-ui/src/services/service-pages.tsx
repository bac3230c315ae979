import { Route, Routes } from 'react-router-dom';
import { ServiceList } from './service-list';
import { ServicePage } from './service-page';

export function ServicePages() {
  return (
    <Routes>
      <Route index element={<ServiceList />} />
      <Route path=":id" element={<ServicePage />} />
    </Routes>
  );
}
