import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { RequestCallback } from '../../contracts/booking/request-callback.command.js';
import { CallbackRequests } from '../callback-requests.js';
import { ChainReader } from '../chain/chain.reader.js';
import { walkToCompany } from '../chain/walk-chain.js';
import { isName, phoneNumber } from '../customer.js';

@CommandHandler(RequestCallback)
export class RequestCallbackHandler implements ICommandHandler<RequestCallback> {
  constructor(
    private readonly chain: ChainReader,
    private readonly callbacks: CallbackRequests,
  ) {}

  async execute({ call, wish }: RequestCallback): Promise<Outcome> {
    const walked = walkToCompany(await this.chain.read(call));
    if (!walked.ok) return walked.refusal;
    const { scene, steps: chain, branchId } = walked;
    const known = { scene, chain };
    if (!isName(wish.customerName)) return { ...known, status: 'ask_name' };
    const given = wish.customerPhone === null ? null : phoneNumber(wish.customerPhone, call.toNumber);
    const phone = given ?? call.callerNumber;
    if (phone === null) return { ...known, status: 'ask_contact', contact: 'phone' };
    const { reason, window } = wish;
    const request = { companyId: scene.companyId, branchId, bookingId: null };
    const noted = await this.callbacks.note(call, { ...request, name: wish.customerName.trim(), phone, reason, window });
    return { ...known, status: 'noted', ...noted };
  }
}
