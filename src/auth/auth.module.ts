import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CreateTokenHandler } from './commands/create-token.handler.js';
import { ApiToken } from './entities/api-token.entity.js';
import { TokenGuard } from './guards/token.guard.js';

export const AUTH_ENTITIES = [ApiToken];

@Module({ providers: [CreateTokenHandler, { provide: APP_GUARD, useClass: TokenGuard }] })
export class AuthModule {}
