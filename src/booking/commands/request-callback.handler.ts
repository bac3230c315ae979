import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { RequestCallback } from '../../contracts/booking/request-callback.command.js';
import { ChainReader } from '../chain/chain.reader.js';
import { walkToCompany } from '../chain/walk-chain.js';
import { isName, phoneNumber } from '../customer.js';
import { CallbackRequest } from '../entities/callback-request.entity.js';

@CommandHandler(RequestCallback)
export class RequestCallbackHandler implements ICommandHandler<RequestCallback> {
  constructor(
    private readonly chain: ChainReader,
    private readonly em: EntityManager,
  ) {}

  async execute({ call, wish }: RequestCallback): Promise<Outcome> {
    const walked = walkToCompany(await this.chain.read(call));
    if (!walked.ok) return walked.refusal;
    const known = { scene: walked.scene, chain: walked.steps };
    if (!isName(wish.customerName)) return { ...known, status: 'ask_name' };
    const given = wish.customerPhone === null ? null : phoneNumber(wish.customerPhone, call.toNumber);
    const phone = given ?? call.callerNumber;
    if (phone === null) return { ...known, status: 'ask_contact', contact: 'phone' };
    const em = this.em.fork();
    // The same call asking again is one request; what it says last counts.
    const standing = call.callId
      ? await em.findOne(CallbackRequest, { companyId: walked.scene.companyId, callId: call.callId, bookingId: null, status: 'open' })
      : null;
    const details = { name: wish.customerName.trim(), phone, reason: wish.reason ?? 'callback_requested', window: wish.window };
    const request =
      standing ?? new CallbackRequest({ companyId: walked.scene.companyId, branchId: walked.branchId, callId: call.callId, ...details });
    request.change(details);
    await em.persist(request).flush();
    return { ...known, status: 'noted' };
  }
}
