import { Query } from '@nestjs/cqrs';

export interface BookingRow {
  id: string;
  reference: string;
  status: string;
  refusal: string | null;
  branch_id: string;
  service_id: string;
  call_id: string | null;
  start_at: string;
  end_at: string;
  time_zone: string;
  calcom_event_type_id: number;
  calcom_uid: string | null;
  host_name: string | null;
  attempts: { kind: string; state: string; refusal: string | null; sent_at: string | null; ms: number | null }[];
}

/** Bookings of a company with their attempts, latest start first. */
export class ListBookings extends Query<BookingRow[]> {
  constructor(
    readonly companyId: string,
    readonly filter: { reference: string | null },
    readonly limit: number,
  ) {
    super();
  }
}
