import { Module } from '@nestjs/common';
import { ApplyEventTypeDiffHandler } from './commands/apply-event-type-diff.handler.js';
import { ApplyRetentionHandler } from './commands/apply-retention.handler.js';
import { AssignTeamHandler } from './commands/assign-team.handler.js';
import { AttachServiceHandler } from './commands/attach-service.handler.js';
import { BeginTeamSyncHandler } from './commands/begin-team-sync.handler.js';
import { CreateBranchHandler } from './commands/create-branch.handler.js';
import { CreateCompanyHandler } from './commands/create-company.handler.js';
import { DetachServiceHandler } from './commands/detach-service.handler.js';
import { RecordTeamSyncHandler } from './commands/record-team-sync.handler.js';
import { RemoveTeamHandler } from './commands/remove-team.handler.js';
import { SetSyncIntervalHandler } from './commands/set-sync-interval.handler.js';
import { SwitchTeamHandler } from './commands/switch-team.handler.js';
import { UpdateBranchHandler } from './commands/update-branch.handler.js';
import { UpdateBranchServiceHandler } from './commands/update-branch-service.handler.js';
import { UpdateCompanyHandler } from './commands/update-company.handler.js';
import { UpdateServiceHandler } from './commands/update-service.handler.js';
import { BranchServicesController } from './controllers/branch-services.controller.js';
import { BranchesController } from './controllers/branches.controller.js';
import { CompaniesController } from './controllers/companies.controller.js';
import { ServicesController } from './controllers/services.controller.js';
import { TeamSwitchController } from './controllers/team-switch.controller.js';
import { TeamsController } from './controllers/teams.controller.js';
import { BranchService } from './entities/branch-service.entity.js';
import { Branch } from './entities/branch.entity.js';
import { CompanyTeam } from './entities/company-team.entity.js';
import { Company } from './entities/company.entity.js';
import { Service } from './entities/service.entity.js';
import { DescribeBranchHandler } from './queries/describe-branch.handler.js';
import { GetBranchHandler } from './queries/get-branch.handler.js';
import { GetBranchServiceHandler } from './queries/get-branch-service.handler.js';
import { GetCompanyHandler } from './queries/get-company.handler.js';
import { GetServiceHandler } from './queries/get-service.handler.js';
import { GetTeamAssignmentHandler } from './queries/get-team-assignment.handler.js';
import { GetTeamHandler } from './queries/get-team.handler.js';
import { ListAssignedTeamsHandler } from './queries/list-assigned-teams.handler.js';
import { ListBranchServicesHandler } from './queries/list-branch-services.handler.js';
import { ListBranchesHandler } from './queries/list-branches.handler.js';
import { ListCompaniesHandler } from './queries/list-companies.handler.js';
import { ListDescribedServicesHandler } from './queries/list-described-services.handler.js';
import { ListServicesHandler } from './queries/list-services.handler.js';
import { ListStrandedBookingsHandler } from './queries/list-stranded-bookings.handler.js';
import { ListTeamsHandler } from './queries/list-teams.handler.js';
import { PreviewTeamRemovalHandler } from './queries/preview-team-removal.handler.js';
import { RetentionScheduler } from './retention.scheduler.js';
import { TeamSyncScheduler } from './team-sync.scheduler.js';

export const COMPANIES_ENTITIES = [Company, CompanyTeam, Branch, Service, BranchService];

@Module({
  controllers: [
    CompaniesController,
    TeamsController,
    TeamSwitchController,
    BranchesController,
    ServicesController,
    BranchServicesController,
  ],
  providers: [
    ...[CreateCompanyHandler, CreateBranchHandler, AssignTeamHandler, RemoveTeamHandler, SwitchTeamHandler, SetSyncIntervalHandler],
    ...[
      AttachServiceHandler,
      DetachServiceHandler,
      UpdateServiceHandler,
      ApplyEventTypeDiffHandler,
      BeginTeamSyncHandler,
      RecordTeamSyncHandler,
    ],
    ...[
      ListCompaniesHandler,
      GetCompanyHandler,
      ListTeamsHandler,
      ListAssignedTeamsHandler,
      ListStrandedBookingsHandler,
      GetTeamHandler,
      GetTeamAssignmentHandler,
    ],
    ...[UpdateCompanyHandler, UpdateBranchHandler, UpdateBranchServiceHandler],
    ...[DescribeBranchHandler, ListDescribedServicesHandler, PreviewTeamRemovalHandler],
    ...[ListBranchesHandler, GetBranchHandler, ListServicesHandler, GetServiceHandler, ListBranchServicesHandler, GetBranchServiceHandler],
    TeamSyncScheduler,
    ...[ApplyRetentionHandler, RetentionScheduler],
  ],
})
export class CompaniesModule {}
