import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newId } from '../../shared/ids.js';
import { type Statement, Statements } from '../../shared/statements.js';
import { readCallEvent } from '../dto/call-event.dto.js';
import { calledLine, storable } from '../retell-body.js';
import { StoreCallEvent } from './store-call-event.command.js';

/** `attempts` changes with the body, so that whoever works on the replaced one cannot finish the receipt. */
const STORE: Statement = {
  name: 'telephony_store_call_event',
  text: `
    insert into receipts as r (id, source, dedup_key, body, state, workspace_id, signed_at, company_id)
    values ($1, 'retell_event', $2, $3, 'pending', $4, $5, (select company_id from phone_numbers where number = $7 and workspace_id = $4))
    on conflict (source, dedup_key) do update set body = excluded.body, signed_at = excluded.signed_at, received_at = now(),
      state = 'pending', attempts = r.attempts + 1, next_attempt_at = now(), claimed_until = null
    where $6::boolean and r.body <> excluded.body and coalesce(excluded.signed_at >= r.signed_at, true)`,
};

@CommandHandler(StoreCallEvent)
export class StoreCallEventHandler implements ICommandHandler<StoreCallEvent> {
  constructor(private readonly statements: Statements) {}

  async execute({ workspaceId, rawBody, signedAt }: StoreCallEvent): Promise<void> {
    const { dedupKey, newestCounts, call } = readCallEvent(rawBody);
    const key = `${workspaceId}/${dedupKey}`;
    await this.statements.run(STORE, [
      newId(),
      key,
      storable(rawBody),
      workspaceId,
      signedAt,
      newestCounts,
      call && calledLine(call).toNumber,
    ]);
  }
}
