import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Codes } from '../../shared/codes.js';
import { idOf, notFound } from '../../shared/not-found.js';
import { ReplayReceipt } from '../commands/replay-receipt.command.js';
import { ListReceiptsDto, ReceiptListResponse, ReceiptResponse } from '../dto/receipt.dto.js';
import { ListReceipts } from '../queries/list-receipts.query.js';

/** Receipts belong to no company: operators only. */
@ApiTags('receipts')
@ApiBearerAuth()
@Controller('api/v1/receipts')
export class ReceiptsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listReceipts', summary: 'Stored messages of Retell and Cal.com, newest first; operators only' })
  @ApiOkResponse({ type: ReceiptListResponse })
  async list(@Query() query: ListReceiptsDto): Promise<ReceiptListResponse> {
    const page = query.toPage('instant');
    const filter = { source: query.source, state: query.state };
    return new ReceiptListResponse(await this.queries.execute(new ListReceipts(filter, page)), page);
  }

  @Get(':receiptId')
  @ApiOperation({ operationId: 'getReceipt', summary: 'One stored message; operators only' })
  @ApiOkResponse({ type: ReceiptResponse })
  async get(@Param('receiptId', idOf('receipt')) receiptId: string): Promise<ReceiptResponse> {
    const [view] = await this.queries.execute(new ListReceipts({ id: receiptId }, null));
    if (!view) throw notFound('receipt');
    return new ReceiptResponse(view);
  }

  @Post(':receiptId/replay')
  @HttpCode(202)
  @ApiOperation({ operationId: 'replayReceipt', summary: 'Work on a stored call event once more; operators only' })
  @ApiAcceptedResponse({ type: ReceiptResponse })
  @Codes('receipt.not_replayable')
  async replay(@Param('receiptId', idOf('receipt')) receiptId: string): Promise<ReceiptResponse> {
    await this.commands.execute(new ReplayReceipt(receiptId));
    return this.get(receiptId);
  }
}
