import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { FindAppointments } from '../../contracts/booking/find-appointments.query.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { ChainReader } from '../chain/chain.reader.js';
import { walkToCompany } from '../chain/walk-chain.js';
import { OwnBookings } from '../own-bookings.js';

@QueryHandler(FindAppointments)
export class FindAppointmentsHandler implements IQueryHandler<FindAppointments> {
  constructor(
    private readonly chain: ChainReader,
    private readonly own: OwnBookings,
  ) {}

  async execute({ call }: FindAppointments): Promise<Outcome> {
    const walked = walkToCompany(await this.chain.read(call));
    if (!walked.ok) return walked.refusal;
    const known = { scene: walked.scene, chain: walked.steps };
    if (call.callerNumber === null) return { ...known, status: 'not_identified' };
    const bookings = (await this.own.upcoming(walked.scene.companyId, call)).map((booking) => booking.view);
    return bookings.length === 0 ? { ...known, status: 'none' } : { ...known, status: 'found', bookings };
  }
}
