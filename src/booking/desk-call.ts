import type { CallIdentity, DeskRequest } from '../contracts/booking/call-identity.js';

/** A request of the API in the place of a call: nobody rang, so no number shows who may see what. */
export function deskCall(desk: DeskRequest): CallIdentity {
  return { callId: null, workspaceId: '', toNumber: '', callerNumber: null, receivedAt: new Date(), desk };
}
