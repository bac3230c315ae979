import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Codes } from '../../shared/codes.js';
import { idOf } from '../../shared/not-found.js';
import { type Actor, CurrentActor } from '../actor.js';
import { CreateToken } from '../commands/create-token.command.js';
import { RevokeToken } from '../commands/revoke-token.command.js';
import { CreateTokenDto, ListTokensDto } from '../dto/token.dto.js';
import { CreatedTokenResponse, TokenListResponse, TokenResponse } from '../dto/token.response.js';
import { GetToken } from '../queries/get-token.query.js';
import { ListTokens } from '../queries/list-tokens.query.js';
import { companyInReach } from '../role-and-company.js';
import { ClosedToViewers, LimitedToOwnCompany } from '../route-access.js';

@ApiTags('tokens')
@ApiBearerAuth()
@LimitedToOwnCompany()
@ClosedToViewers()
@Controller('api/v1/tokens')
export class TokensController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listTokens', summary: 'API tokens without their texts; for admins those of their company' })
  @ApiOkResponse({ type: TokenListResponse })
  async list(@CurrentActor() actor: Actor, @Query() query: ListTokensDto): Promise<TokenListResponse> {
    const filter = { companyId: query.company_id, role: query.role, isRevoked: query.is_revoked };
    const page = query.toPage();
    return new TokenListResponse(await this.queries.execute(new ListTokens(actor.companyId, filter, page)), page);
  }

  @Post()
  @ApiOperation({ operationId: 'createToken', summary: 'Make an API token; its text is shown this once' })
  @ApiCreatedResponse({ type: CreatedTokenResponse })
  @Codes('request.not_found')
  async create(
    @CurrentActor() actor: Actor,
    @Body() dto: CreateTokenDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedTokenResponse> {
    const companyId = companyInReach(actor, dto.company_id ?? null);
    const expiresAt = dto.expires_at === undefined ? null : new Date(dto.expires_at);
    const details = { name: dto.name, role: dto.role, companyId, expiresAt, scopes: dto.scopes ?? null };
    const { tokenId, token } = await this.commands.execute(new CreateToken(details));
    void reply.header('Location', `/api/v1/tokens/${tokenId}`);
    return new CreatedTokenResponse(await this.queries.execute(new GetToken(actor.companyId, tokenId)), token);
  }

  @Get(':tokenId')
  @ApiOperation({ operationId: 'getToken', summary: 'One token, without its text' })
  @ApiOkResponse({ type: TokenResponse })
  async get(@CurrentActor() actor: Actor, @Param('tokenId', idOf('token')) tokenId: string): Promise<TokenResponse> {
    return new TokenResponse(await this.queries.execute(new GetToken(actor.companyId, tokenId)));
  }

  @Delete(':tokenId')
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokeToken', summary: 'Revoke a token; it stays in the list' })
  @ApiNoContentResponse()
  revoke(@CurrentActor() actor: Actor, @Param('tokenId', idOf('token')) tokenId: string): Promise<void> {
    return this.commands.execute(new RevokeToken(actor.companyId, tokenId));
  }
}
