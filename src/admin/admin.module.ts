import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CallerTraces } from './caller-traces.js';
import { EraseCallerHandler } from './commands/erase-caller.handler.js';
import { CallersController } from './controllers/callers.controller.js';
import { DashboardController } from './controllers/dashboard.controller.js';
import { ExportCallerHandler } from './queries/export-caller.handler.js';
import { GetDashboardHandler } from './queries/get-dashboard.handler.js';

/** What the web app shows beyond single resources, and what concerns one person in all modules. */
@Module({
  imports: [CqrsModule],
  controllers: [DashboardController, CallersController],
  providers: [GetDashboardHandler, CallerTraces, EraseCallerHandler, ExportCallerHandler],
})
export class AdminModule {}
