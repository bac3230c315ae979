import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../actor.js';
import { ListAuditLogDto } from '../dto/audit-log.dto.js';
import { AuditLogResponse } from '../dto/audit-log.response.js';
import { ListAuditLog } from '../queries/list-audit-log.query.js';
import { ClosedToViewers, LimitedToOwnCompany } from '../route-access.js';

@ApiTags('audit log')
@ApiBearerAuth()
@LimitedToOwnCompany()
@ClosedToViewers()
@Controller('api/v1/audit-log')
export class AuditLogController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'listAuditLog', summary: 'Who changed what and when, latest first; for admins in their company' })
  @ApiOkResponse({ type: AuditLogResponse })
  async list(@CurrentActor() actor: Actor, @Query() query: ListAuditLogDto): Promise<AuditLogResponse> {
    const page = query.toPage();
    return new AuditLogResponse(await this.queries.execute(new ListAuditLog(actor.companyId, query.toFilter(), page)), page);
  }
}
