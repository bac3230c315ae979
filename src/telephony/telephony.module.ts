import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CallFacts } from './call-facts.js';
import { CallOutcomes } from './call-outcomes.js';
import { AddPhoneNumberHandler } from './commands/add-phone-number.handler.js';
import { AddWebhookKeyHandler } from './commands/add-webhook-key.handler.js';
import { AnswerInboundHandler } from './commands/answer-inbound.handler.js';
import { ChangingWorkspace } from './changing-workspace.js';
import { CreateWorkspaceHandler } from './commands/create-workspace.handler.js';
import { DropOlderWebhookKeysHandler } from './commands/drop-older-webhook-keys.handler.js';
import { EnsureWorkspaceHandler } from './commands/ensure-workspace.handler.js';
import { ReencryptWorkspacesHandler } from './commands/reencrypt-workspaces.handler.js';
import { EraseCallsHandler } from './commands/erase-calls.handler.js';
import { EraseReceiptsHandler } from './commands/erase-receipts.handler.js';
import { ForgetOlderHandler } from './commands/forget-older.handler.js';
import { RemovePhoneNumberHandler } from './commands/remove-phone-number.handler.js';
import { ReplayReceiptHandler } from './commands/replay-receipt.handler.js';
import { TryCallHandler } from './commands/try-call.handler.js';
import { StoreCallEventHandler } from './commands/store-call-event.handler.js';
import { UpdatePhoneNumberHandler } from './commands/update-phone-number.handler.js';
import { CallsController } from './controllers/calls.controller.js';
import { EventsController } from './controllers/events.controller.js';
import { FunctionsController } from './controllers/functions.controller.js';
import { InboundController } from './controllers/inbound.controller.js';
import { PhoneNumbersController } from './controllers/phone-numbers.controller.js';
import { ReceiptsController } from './controllers/receipts.controller.js';
import { RetellAgentController } from './controllers/retell-agent.controller.js';
import { TrialCallsController } from './controllers/trial-calls.controller.js';
import { ToolsController } from './controllers/tools.controller.js';
import { WorkspacesController } from './controllers/workspaces.controller.js';
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
import { FairTurns } from './functions/fair-turns.js';
import { FunctionRunner } from './functions/function-runner.js';
import { KeptAnswers } from './functions/kept-answers.js';
import { ReceivedCalls } from './functions/received-calls.js';
import { FindCallerCallsHandler } from './queries/find-caller-calls.handler.js';
import { ReadCallsHandler } from './queries/read-calls.handler.js';
import { ReadReceiptsHandler } from './queries/read-receipts.handler.js';
import { GetCallHandler } from './queries/get-call.handler.js';
import { GetRetellAgentHandler } from './queries/get-retell-agent.handler.js';
import { GetPhoneNumberHandler } from './queries/get-phone-number.handler.js';
import { GetReadinessHandler } from './queries/get-readiness.handler.js';
import { ListCallsHandler } from './queries/list-calls.handler.js';
import { ListPhoneNumbersHandler } from './queries/list-phone-numbers.handler.js';
import { ListReceiptsHandler } from './queries/list-receipts.handler.js';
import { ListWorkspacesHandler } from './queries/list-workspaces.handler.js';
import { CallEventWork } from './queues/call-event.work.js';
import { NoteOutcomeWhenBookingCancelled } from './reactions/note-outcome-when-booking-cancelled.reaction.js';
import { NoteOutcomeWhenBookingConfirmed } from './reactions/note-outcome-when-booking-confirmed.reaction.js';
import { NoteOutcomeWhenBookingMoved } from './reactions/note-outcome-when-booking-moved.reaction.js';
import { NoteOutcomeWhenCallbackRequested } from './reactions/note-outcome-when-callback-requested.reaction.js';
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
  controllers: [
    FunctionsController,
    InboundController,
    EventsController,
    ToolsController,
    PhoneNumbersController,
    CallsController,
    WorkspacesController,
    ReceiptsController,
    RetellAgentController,
    TrialCallsController,
  ],
  providers: [
    Workspaces,
    RetellSignatureGuard,
    KeptAnswers,
    ReceivedCalls,
    FairTurns,
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
    ReencryptWorkspacesHandler,
    GetCallHandler,
    GetPhoneNumberHandler,
    GetRetellAgentHandler,
    ListPhoneNumbersHandler,
    ...[UpdatePhoneNumberHandler, RemovePhoneNumberHandler, GetReadinessHandler, ListCallsHandler],
    ...[ChangingWorkspace, CreateWorkspaceHandler, AddWebhookKeyHandler, DropOlderWebhookKeysHandler, ListWorkspacesHandler],
    ...[ListReceiptsHandler, ReplayReceiptHandler, TryCallHandler],
    ...[FindCallerCallsHandler, ReadCallsHandler, EraseCallsHandler, ReadReceiptsHandler, EraseReceiptsHandler, ForgetOlderHandler],
    CallOutcomes,
    ...[NoteOutcomeWhenBookingConfirmed, NoteOutcomeWhenBookingMoved, NoteOutcomeWhenBookingCancelled, NoteOutcomeWhenCallbackRequested],
  ],
})
export class TelephonyModule {}
