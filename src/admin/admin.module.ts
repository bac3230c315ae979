import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DashboardController } from './controllers/dashboard.controller.js';
import { GetDashboardHandler } from './queries/get-dashboard.handler.js';

/** What the web app shows beyond single resources. */
@Module({ imports: [CqrsModule], controllers: [DashboardController], providers: [GetDashboardHandler] })
export class AdminModule {}
