import { BringUpToDate } from './booking/bring-up-to-date.command.js';
import { CancelBooking } from './booking/cancel-booking.command.js';
import { CheckAvailability } from './booking/check-availability.query.js';
import { CompareWithCalcom } from './booking/compare-with-calcom.command.js';
import { DescribeLine } from './booking/describe-line.query.js';
import { EraseCallerBookings } from './booking/erase-caller-bookings.command.js';
import { FindAppointments } from './booking/find-appointments.query.js';
import { ForgetCalls } from './booking/forget-calls.command.js';
import { HasFutureBookings } from './booking/has-future-bookings.query.js';
import { ListOfferedServices } from './booking/list-offered-services.query.js';
import { MoveBooking } from './booking/move-booking.command.js';
import { PlaceBooking } from './booking/place-booking.command.js';
import { PreviewWithoutTeam } from './booking/preview-without-team.query.js';
import { ReadCallerBookings } from './booking/read-caller-bookings.query.js';
import { ReadinessOfNumber } from './booking/readiness-of-number.query.js';
import { RequestCallback } from './booking/request-callback.command.js';
import { CancelAtCalcom } from './calcom/cancel-at-calcom.command.js';
import { DescribeEventTypes } from './calcom/describe-event-types.query.js';
import { EnsureConnection } from './calcom/ensure-connection.command.js';
import { FindFreeSlots } from './calcom/find-free-slots.query.js';
import { LookUpPlacement } from './calcom/look-up-placement.query.js';
import { MoveAtCalcom } from './calcom/move-at-calcom.command.js';
import { PlaceAtCalcom } from './calcom/place-at-calcom.command.js';
import { ReadAtCalcom } from './calcom/read-at-calcom.query.js';
import { RequestTeamSync } from './calcom/request-team-sync.command.js';
import { TakeOverEventType } from './calcom/take-over-event-type.command.js';
import { ApplyEventTypeDiff } from './companies/apply-event-type-diff.command.js';
import { AssignTeam } from './companies/assign-team.command.js';
import { AttachService } from './companies/attach-service.command.js';
import { BeginTeamSync } from './companies/begin-team-sync.command.js';
import { CreateBranch } from './companies/create-branch.command.js';
import { CreateCompany } from './companies/create-company.command.js';
import { DescribeBranch } from './companies/describe-branch.query.js';
import { DetachService } from './companies/detach-service.command.js';
import { GetTeamAssignment } from './companies/get-team-assignment.query.js';
import { ListAssignedTeams } from './companies/list-assigned-teams.query.js';
import { ListServices } from './companies/list-services.query.js';
import { RecordTeamSync } from './companies/record-team-sync.command.js';
import { RemoveTeam } from './companies/remove-team.command.js';
import { SetSyncInterval } from './companies/set-sync-interval.command.js';
import { SwitchTeam } from './companies/switch-team.command.js';
import { UpdateService } from './companies/update-service.command.js';
import { AddPhoneNumber } from './telephony/add-phone-number.command.js';
import { EnsureWorkspace } from './telephony/ensure-workspace.command.js';
import { EraseCalls } from './telephony/erase-calls.command.js';
import { EraseReceipts } from './telephony/erase-receipts.command.js';
import { FindCallerCalls } from './telephony/find-caller-calls.query.js';
import { ForgetOlder } from './telephony/forget-older.command.js';
import { ReadCalls } from './telephony/read-calls.query.js';
import { ReadReceipts } from './telephony/read-receipts.query.js';

/** Every command and query that crosses a module wall: Frontdesk does not start unless each has exactly one handler. */
export const CONTRACT_MESSAGES = [
  BringUpToDate,
  CancelBooking,
  CheckAvailability,
  CompareWithCalcom,
  DescribeLine,
  EraseCallerBookings,
  FindAppointments,
  ForgetCalls,
  HasFutureBookings,
  ListOfferedServices,
  MoveBooking,
  PlaceBooking,
  PreviewWithoutTeam,
  ReadCallerBookings,
  ReadinessOfNumber,
  RequestCallback,
  CancelAtCalcom,
  DescribeEventTypes,
  EnsureConnection,
  FindFreeSlots,
  LookUpPlacement,
  MoveAtCalcom,
  PlaceAtCalcom,
  ReadAtCalcom,
  RequestTeamSync,
  TakeOverEventType,
  ApplyEventTypeDiff,
  AssignTeam,
  AttachService,
  BeginTeamSync,
  CreateBranch,
  CreateCompany,
  DescribeBranch,
  DetachService,
  GetTeamAssignment,
  ListAssignedTeams,
  ListServices,
  RecordTeamSync,
  RemoveTeam,
  SetSyncInterval,
  SwitchTeam,
  UpdateService,
  AddPhoneNumber,
  EnsureWorkspace,
  EraseCalls,
  EraseReceipts,
  FindCallerCalls,
  ForgetOlder,
  ReadCalls,
  ReadReceipts,
] as const;
