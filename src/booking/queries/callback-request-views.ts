export interface CallbackRequestView {
  id: string;
  branchId: string;
  callId: string | null;
  bookingId: string | null;
  name: string | null;
  phone: string | null;
  reason: string;
  window: string | null;
  status: 'open' | 'in_progress' | 'done';
  assignedTo: string | null;
  createdAt: string;
  version: string;
}

/** The columns of a CallbackRequestView, for `callback_requests r`. */
export const CALLBACK_COLUMNS = `
  r.id, r.branch_id as "branchId", r.call_id as "callId", r.booking_id as "bookingId", r.name, r.phone, r.reason, r."window", r.status,
  r.assigned_to as "assignedTo", to_json(r.created_at)#>>'{}' as "createdAt", r.xmin::text as version`;
