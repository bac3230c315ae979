// What each part of the app says, in both languages: the part's own file holds its words.
import { auditLogMessages } from '../audit-log/messages';
import { bookingMessages } from '../bookings/messages';
import { branchMessages } from '../branches/messages';
import { callMessages } from '../calls/messages';
import { callbackRequestMessages } from '../callback-requests/messages';
import { companyMessages } from '../companies/messages';
import { conflictMessages } from '../conflicts/messages';
import { connectionMessages } from '../connections/messages';
import { dashboardMessages } from '../dashboard/messages';
import { layoutMessages } from '../layout/messages';
import { numberMessages } from '../numbers/messages';
import { peopleMessages } from '../people/messages';
import { receiptMessages } from '../receipts/messages';
import { serviceMessages } from '../services/messages';
import { sessionMessages } from '../session/messages';
import { setupMessages } from '../setup/messages';
import { sharedMessages } from '../shared/messages';
import { teamMessages } from '../teams/messages';
import { trialCallMessages } from '../trial-call/messages';
import { workspaceMessages } from '../workspaces/messages';
import { errorMessages } from './errors';
import type { Messages } from './words';

const PARTS: Messages[] = [
  ...[layoutMessages, sharedMessages, sessionMessages, errorMessages, dashboardMessages, companyMessages, setupMessages, teamMessages],
  ...[branchMessages, serviceMessages, numberMessages, trialCallMessages, callMessages, bookingMessages, callbackRequestMessages],
  ...[conflictMessages, connectionMessages, workspaceMessages, receiptMessages, peopleMessages, auditLogMessages],
];

export const MESSAGES = { en: PARTS.map((part) => part.en), de: PARTS.map((part) => part.de) };
