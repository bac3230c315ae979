import { Injectable } from '@nestjs/common';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { CallbackRequests, type Noted } from '../callback-requests.js';
import type { Found, NotFound } from '../own-booking-finder.js';

type Reason = 'move_wished' | 'cancel_wished';

/** A wish to move or cancel that the phone agent may not or cannot carry out becomes a callback request: it must not get lost. */
@Injectable()
export class UnmetWishes {
  constructor(private readonly callbacks: CallbackRequests) {}

  /** A hidden caller owns nothing here: somebody of the business has to find the booking. request_callback adds name and number. */
  async refused({ refusal, hidden }: NotFound, call: CallIdentity, reason: Reason): Promise<Outcome> {
    return hidden ? { ...refusal, ...(await this.callbacks.note(call, { ...hidden, bookingId: null, reason })) } : refusal;
  }

  /** Its team is the company's no longer: only an operator may change its bookings (design section 5, Switching). */
  async notInTeam(found: Found, refusal: Outcome, reason: Reason): Promise<Outcome> {
    return { ...refusal, ...(await this.note(found, reason)) };
  }

  /** Whoever asks at the desk is told at once and is somebody of the business already. */
  async note({ companyId, booking, call }: Found, reason: Reason): Promise<Noted> {
    if (call.desk) return {};
    const { id: bookingId, branchId, view } = booking;
    return this.callbacks.note(call, { companyId, branchId, bookingId, name: view.customerName, phone: call.callerNumber, reason });
  }
}
