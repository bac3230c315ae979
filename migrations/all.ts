import { Companies20261122100000 } from './20261122100000-companies.js';
import { Calcom20261122100100 } from './20261122100100-calcom.js';
import { BranchesAndServices20261122100200 } from './20261122100200-branches-and-services.js';
import { Telephony20261122100300 } from './20261122100300-telephony.js';
import { Booking20261122100400 } from './20261122100400-booking.js';
import { Outbox20261122100500 } from './20261122100500-outbox.js';
import { Auth20261122100600 } from './20261122100600-auth.js';
import { BookingChain20261122100700 } from './20261122100700-booking-chain.js';
import { TeamSync20261122101500 } from './20261122101500-team-sync.js';
import { CallEvents20261122110300 } from './20261122110300-call-events.js';
import { AnswersAsGiven20261122180000 } from './20261122180000-answers-as-given.js';
import { CallOutcomes20261122180100 } from './20261122180100-call-outcomes.js';
import { CalcomWebhooks20261122190000 } from './20261122190000-calcom-webhooks.js';
import { PeopleAndAudit20261122200000 } from './20261122200000-people-and-audit.js';
import { AdminApi20261122210000 } from './20261122210000-admin-api.js';
import { Privacy20261122215000 } from './20261122215000-privacy.js';
import { Dashboard20261122220500 } from './20261122220500-dashboard.js';
import { AuditOfShownColumns20261122224000 } from './20261122224000-audit-of-shown-columns.js';

/** In the order they run; a merged migration is never edited. */
export const MIGRATIONS = [
  Companies20261122100000,
  Calcom20261122100100,
  BranchesAndServices20261122100200,
  Telephony20261122100300,
  Booking20261122100400,
  Outbox20261122100500,
  Auth20261122100600,
  BookingChain20261122100700,
  TeamSync20261122101500,
  CallEvents20261122110300,
  AnswersAsGiven20261122180000,
  CallOutcomes20261122180100,
  CalcomWebhooks20261122190000,
  PeopleAndAudit20261122200000,
  AdminApi20261122210000,
  Privacy20261122215000,
  Dashboard20261122220500,
  AuditOfShownColumns20261122224000,
].map((migration) => ({ name: migration.name, class: migration }));
