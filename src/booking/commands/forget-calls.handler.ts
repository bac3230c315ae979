import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ForgetCalls } from '../../contracts/booking/forget-calls.command.js';

@CommandHandler(ForgetCalls)
export class ForgetCallsHandler implements ICommandHandler<ForgetCalls> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, callIds }: ForgetCalls): Promise<void> {
    for (const table of ['bookings', 'booking_attempts', 'callback_requests'])
      await this.em.execute(`update ${table} set call_id = null where company_id = ? and call_id = any(?::uuid[])`, [
        companyId,
        `{${callIds.join(',')}}`,
      ]);
  }
}
