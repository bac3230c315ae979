import { Route, Routes } from 'react-router-dom';
import { BookingList } from './booking-list';
import { BookingPage } from './booking-page';
import { NewBookingDialog } from './new-booking-dialog';

export function BookingPages() {
  return (
    <Routes>
      <Route index element={<BookingList />} />
      <Route
        path="create"
        element={
          <>
            <BookingList />
            <NewBookingDialog />
          </>
        }
      />
      <Route path=":id" element={<BookingPage />} />
    </Routes>
  );
}
