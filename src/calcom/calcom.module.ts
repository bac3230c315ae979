import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CalcomGateway } from './calcom-gateway.js';
import { CalcomClient } from './clients/calcom.client.js';
import { CheckConnectionHandler } from './commands/check-connection.handler.js';
import { CreateConnectionHandler } from './commands/create-connection.handler.js';
import { EnsureConnectionHandler } from './commands/ensure-connection.handler.js';
import { CancelAtCalcomHandler } from './commands/cancel-at-calcom.handler.js';
import { MoveAtCalcomHandler } from './commands/move-at-calcom.handler.js';
import { PlaceAtCalcomHandler } from './commands/place-at-calcom.handler.js';
import { RequestTeamSyncHandler } from './commands/request-team-sync.handler.js';
import { ReencryptConnectionsHandler } from './commands/reencrypt-connections.handler.js';
import { UpdateConnectionHandler } from './commands/update-connection.handler.js';
import { TakeOverEventTypeHandler } from './commands/take-over-event-type.handler.js';
import { Connections } from './connections.js';
import { ConnectionsController } from './controllers/connections.controller.js';
import { ConflictsController } from './controllers/conflicts.controller.js';
import { SyncRunsController } from './controllers/sync-runs.controller.js';
import { CalcomConnection } from './entities/calcom-connection.entity.js';
import { CalcomTeamMember } from './entities/calcom-team-member.entity.js';
import { SyncRun } from './entities/sync-run.entity.js';
import { TeamEventTypeMapping } from './entities/team-event-type-mapping.entity.js';
import { DescribeEventTypesHandler } from './queries/describe-event-types.handler.js';
import { FindFreeSlotsHandler } from './queries/find-free-slots.handler.js';
import { ReadAtCalcomHandler } from './queries/read-at-calcom.handler.js';
import { ListConflictsHandler } from './queries/list-conflicts.handler.js';
import { ListConnectionsHandler } from './queries/list-connections.handler.js';
import { ListSyncRunsHandler } from './queries/list-sync-runs.handler.js';
import { ListTeamsOfConnectionHandler } from './queries/list-teams-of-connection.handler.js';
import { LookUpPlacementHandler } from './queries/look-up-placement.handler.js';
import { SyncRunWork } from './queues/sync-run.work.js';
import { RateBudget } from './rate-budget.js';
import { ImportEventTypesWhenTeamAssigned } from './reactions/import-event-types-when-team-assigned.reaction.js';
import { SlotCache } from './slot-cache.js';
import { SyncOutcomes } from './sync-outcomes.js';
import { SyncRuns } from './sync-runs.js';
import { TeamReader } from './team-reading.js';
import { TeamWriter } from './team-writing.js';
import { CalcomMetrics } from './calcom-metrics.js';
import { CalcomWebhookClient } from './clients/calcom-webhook.client.js';
import { RotateWebhookSecretHandler } from './commands/rotate-webhook-secret.handler.js';
import { StoreWebhookHandler } from './commands/store-webhook.handler.js';
import { WebhookSetupController } from './controllers/webhook-setup.controller.js';
import { WebhooksController } from './controllers/webhooks.controller.js';
import { CalcomSignatureGuard } from './guards/calcom-signature.guard.js';
import { GetWebhookSetupHandler } from './queries/get-webhook-setup.handler.js';
import { TeamPollWork } from './queues/team-poll.work.js';
import { TeamWebhookWork } from './queues/team-webhook.work.js';
import { WebhookWork } from './queues/webhook.work.js';
import { RemoveWebhooksWhenTeamRemoved } from './reactions/remove-webhooks-when-team-removed.reaction.js';
import { WatchTeamWhenEventTypesImported } from './reactions/watch-team-when-event-types-imported.reaction.js';
import { DeliveryStore } from './delivery-store.js';
import { StaleSlots } from './stale-slots.js';
import { TeamPolls } from './team-polls.js';
import { TeamWebhooks } from './team-webhooks.js';
import { WebhookReading } from './webhook-reading.js';
import { WebhookRegistrar } from './webhook-registrar.js';
import { WebhookSecrets } from './webhook-secrets.js';

export const CALCOM_ENTITIES = [CalcomConnection, CalcomTeamMember, SyncRun, TeamEventTypeMapping];

/** Everything that speaks with Cal.com or keeps what was read there. */
@Module({
  imports: [CqrsModule],
  controllers: [ConflictsController, ConnectionsController, SyncRunsController, WebhookSetupController, WebhooksController],
  providers: [
    CalcomClient,
    CalcomGateway,
    Connections,
    RateBudget,
    SlotCache,
    SyncOutcomes,
    SyncRuns,
    TeamReader,
    TeamWriter,
    SyncRunWork,
    CheckConnectionHandler,
    CreateConnectionHandler,
    EnsureConnectionHandler,
    ReencryptConnectionsHandler,
    UpdateConnectionHandler,
    PlaceAtCalcomHandler,
    MoveAtCalcomHandler,
    CancelAtCalcomHandler,
    ReadAtCalcomHandler,
    RequestTeamSyncHandler,
    TakeOverEventTypeHandler,
    DescribeEventTypesHandler,
    FindFreeSlotsHandler,
    ListConflictsHandler,
    ListConnectionsHandler,
    ListSyncRunsHandler,
    ListTeamsOfConnectionHandler,
    LookUpPlacementHandler,
    ImportEventTypesWhenTeamAssigned,
    CalcomMetrics,
    CalcomWebhookClient,
    RotateWebhookSecretHandler,
    StoreWebhookHandler,
    CalcomSignatureGuard,
    GetWebhookSetupHandler,
    TeamPollWork,
    TeamWebhookWork,
    WebhookWork,
    RemoveWebhooksWhenTeamRemoved,
    WatchTeamWhenEventTypesImported,
    DeliveryStore,
    StaleSlots,
    TeamPolls,
    TeamWebhooks,
    WebhookReading,
    WebhookRegistrar,
    WebhookSecrets,
  ],
})
export class CalcomModule {}
