import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EraseCalls } from '../../contracts/telephony/erase-calls.command.js';

/** The status of the answer stays: the figures of the dashboard are made of it. */
const FUNCTION_CALLS = `
  update function_calls set args = '{}', answer = json_build_object('ok', answer -> 'ok', 'status', answer -> 'status')
  where company_id = ? and call_id = any(?::uuid[]) and state = 'finished'`;

@CommandHandler(EraseCalls)
export class EraseCallsHandler implements ICommandHandler<EraseCalls> {
  constructor(private readonly em: EntityManager) {}

  async execute({ what }: EraseCalls): Promise<void> {
    const calls = `{${what.callIds.join(',')}}`;
    await this.em.transactional(async () => {
      await this.em.execute('delete from call_payloads where company_id = ? and call_id = any(?::uuid[])', [what.companyId, calls]);
      await this.em.execute(FUNCTION_CALLS, [what.companyId, calls]);
      await this.em.execute(
        'update calls set caller_number = nullif(caller_number, ?), summary = null where company_id = ? and id = any(?::uuid[])',
        [what.phoneNumber, what.companyId, calls],
      );
    });
  }
}
