import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ForgetCalls } from '../../contracts/booking/forget-calls.command.js';
import { ForgetOlder, type Forgotten } from '../../contracts/telephony/forget-older.command.js';

const CALLS_A_BATCH = 200;
const RECEIPTS_A_BATCH = 1_000;

/** What is still to be worked on stays, however old: it was accepted, and nobody has done it yet. */
const RECEIPTS = `
  delete from receipts where id in (
    select id from receipts where company_id = ? and received_at < ? and state <> 'pending' order by received_at limit ${RECEIPTS_A_BATCH})
  returning 1`;

@CommandHandler(ForgetOlder)
export class ForgetOlderHandler implements ICommandHandler<ForgetOlder> {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: CommandBus,
  ) {}

  async execute({ companyId, than }: ForgetOlder): Promise<Forgotten> {
    const before = than.toISOString();
    const calls = companyId === null ? 0 : await this.em.transactional(() => this.forgetCalls(companyId, before));
    const gone = await this.em.execute<unknown[]>(
      companyId === null ? RECEIPTS.replace('company_id = ?', 'company_id is null') : RECEIPTS,
      companyId === null ? [before] : [companyId, before],
    );
    return { calls, receipts: gone.length, isDone: calls < CALLS_A_BATCH && gone.length < RECEIPTS_A_BATCH };
  }

  private async forgetCalls(companyId: string, before: string): Promise<number> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select id from calls where company_id = ? and started_at < ? order by started_at limit ${CALLS_A_BATCH} for update skip locked`,
      [companyId, before],
    );
    if (rows.length === 0) return 0;
    const callIds = rows.map(({ id }) => id);
    await this.commands.execute(new ForgetCalls(companyId, callIds));
    for (const table of ['function_calls', 'call_payloads'])
      await this.em.execute(`delete from ${table} where company_id = ? and call_id = any(?::uuid[])`, [
        companyId,
        `{${callIds.join(',')}}`,
      ]);
    await this.em.execute('delete from calls where company_id = ? and id = any(?::uuid[])', [companyId, `{${callIds.join(',')}}`]);
    return rows.length;
  }
}
