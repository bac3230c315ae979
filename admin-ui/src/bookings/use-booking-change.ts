import { useMutation, useQueryClient } from '@tanstack/react-query';
import { HttpError, useNotify } from 'react-admin';
import { useCompany } from '../companies/company-context';
import type { Booking } from './booking';

/** What the API answers to a change: the booking, and by 202 that nobody knows yet whether Cal.com did it. */
interface Reply {
  data?: Booking;
  response: Response;
}

interface Told {
  booking: Booking;
  isSettled: boolean;
}

/** Sends a change of a booking; tells what came of it, and has everything that shows bookings read anew. */
export function useBookingChange<Input>(
  send: (input: Input) => Promise<Reply>,
  { done, onDone }: { done: (booking: Booking) => string; onDone: (told: Told) => void },
) {
  const { id } = useCompany();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const readAnew = () =>
    ['bookings', 'callback-requests'].map((of) => queryClient.invalidateQueries({ queryKey: [`companies/${id}/${of}`] }));
  return useMutation({
    mutationFn: async (input: Input): Promise<Told> => {
      const { data, response } = await send(input);
      if (!data) throw new HttpError('frontdesk.errors.unexpected', response.status);
      return { booking: data, isSettled: response.status !== 202 };
    },
    onSuccess: (told) => {
      void readAnew();
      if (told.isSettled) notify(done(told.booking), { type: 'success' });
      else notify('frontdesk.bookings.not_known_yet', { type: 'warning', autoHideDuration: 12_000 });
      onDone(told);
    },
    // What refused it may have changed the booking as well.
    onError: () => void readAnew(),
  });
}
