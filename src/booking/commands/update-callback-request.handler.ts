import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notFound } from '../../shared/not-found.js';
import { assertExpected } from '../../shared/version.js';
import { UpdateCallbackRequest } from './update-callback-request.command.js';

@CommandHandler(UpdateCallbackRequest)
export class UpdateCallbackRequestHandler implements ICommandHandler<UpdateCallbackRequest> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, callbackRequestId, fields, expected }: UpdateCallbackRequest): Promise<void> {
    return this.em.transactional(async () => {
      const [row] = await this.em.execute<{ status: string; assigned_to: string | null; version: string }[]>(
        'select status, assigned_to, xmin::text as version from callback_requests where company_id = ? and id = ? for update',
        [companyId, callbackRequestId],
      );
      if (!row) throw notFound('callback request');
      assertExpected(row.version, expected);
      if (fields.assignedTo) await this.assertPerson(companyId, fields.assignedTo);
      await this.em.execute(
        'update callback_requests set status = ?, assigned_to = ?, updated_at = now() where company_id = ? and id = ?',
        [fields.status ?? row.status, fields.assignedTo === undefined ? row.assigned_to : fields.assignedTo, companyId, callbackRequestId],
      );
    });
  }

  /** Another company's person is as good as none. */
  private async assertPerson(companyId: string, userId: string): Promise<void> {
    const found = await this.em.execute<object[]>(
      'select 1 from users where id = ? and is_active and (company_id = ? or company_id is null)',
      [userId, companyId],
    );
    if (found.length === 0) throw notFound('person', 'assigned_to');
  }
}
