import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CallFacts } from './call-facts.js';
import { AddPhoneNumberHandler } from './commands/add-phone-number.handler.js';
import { AnswerInboundHandler } from './commands/answer-inbound.handler.js';
import { EnsureWorkspaceHandler } from './commands/ensure-workspace.handler.js';
import { StoreCallEventHandler } from './commands/store-call-event.handler.js';
import { CallsController } from './controllers/calls.controller.js';
import { EventsController } from './controllers/events.controller.js';
import { FunctionsController } from './controllers/functions.controller.js';
import { InboundController } from './controllers/inbound.controller.js';
import { PhoneNumbersController } from './controllers/phone-numbers.controller.js';
import { ToolsController } from './controllers/tools.controller.js';
import { Call } from './entities/call.entity.js';
import { FunctionCall } from './entities/function-call.entity.js';
import { PhoneNumber } from './entities/phone-number.entity.js';
import { RetellWorkspace } from './entities/retell-workspace.entity.js';
import { AGENT_FUNCTIONS, type AgentFunction } from './functions/agent-function.js';
import { BookAppointment } from './functions/book-appointment.function.js';
import { CancelAppointment } from './functions/cancel-appointment.function.js';
import { CheckAvailability } from './functions/check-availability.function.js';
import { FindAppointments } from './functions/find-appointments.function.js';
import { ListServices } from './functions/list-services.function.js';
import { RequestCallback } from './functions/request-callback.function.js';
import { RescheduleAppointment } from './functions/reschedule-appointment.function.js';
import { FunctionRunner } from './functions/function-runner.js';
import { ReceivedCalls } from './functions/received-calls.js';
import { GetCallHandler } from './queries/get-call.handler.js';
import { GetPhoneNumberHandler } from './queries/get-phone-number.handler.js';
import { ListPhoneNumbersHandler } from './queries/list-phone-numbers.handler.js';
import { CallEventWork } from './queues/call-event.work.js';
import { NoteOutcomeWhenBookingConfirmed } from './reactions/note-outcome-when-booking-confirmed.reaction.js';
import { RetellSignatureGuard } from './guards/retell-signature.guard.js';
import { RetellMetrics } from './retell-metrics.js';
import { Workspaces } from './workspaces.js';

export const TELEPHONY_ENTITIES = [Call, FunctionCall, PhoneNumber, RetellWorkspace];

const FUNCTIONS = [
  ListServices,
  CheckAvailability,
  BookAppointment,
  FindAppointments,
  RescheduleAppointment,
  CancelAppointment,
  RequestCallback,
];

/** Retell's side: whose call it is, what the agent asked for, and how the answer sounds. */
@Module({
  imports: [CqrsModule],
  controllers: [FunctionsController, InboundController, EventsController, ToolsController, PhoneNumbersController, CallsController],
  providers: [
    Workspaces,
    RetellSignatureGuard,
    ReceivedCalls,
    FunctionRunner,
    ...FUNCTIONS,
    { provide: AGENT_FUNCTIONS, inject: FUNCTIONS, useFactory: (...functions: AgentFunction[]) => functions },
    RetellMetrics,
    CallFacts,
    CallEventWork,
    AnswerInboundHandler,
    StoreCallEventHandler,
    AddPhoneNumberHandler,
    EnsureWorkspaceHandler,
    GetCallHandler,
    GetPhoneNumberHandler,
    ListPhoneNumbersHandler,
    NoteOutcomeWhenBookingConfirmed,
  ],
})
export class TelephonyModule {}
