import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { notFound } from '../../shared/not-found.js';
import { CALLBACK_COLUMNS, type CallbackRequestView } from './callback-request-views.js';
import { GetCallbackRequest } from './get-callback-request.query.js';

@QueryHandler(GetCallbackRequest)
export class GetCallbackRequestHandler implements IQueryHandler<GetCallbackRequest> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, callbackRequestId }: GetCallbackRequest): Promise<CallbackRequestView> {
    const sql = `select ${CALLBACK_COLUMNS} from callback_requests r where r.company_id = ? and r.id = ?`;
    const [row] = await this.em.getConnection().execute<CallbackRequestView[]>(sql, [companyId, callbackRequestId]);
    if (!row) throw notFound('callback request');
    return row;
  }
}
