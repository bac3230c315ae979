import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { z } from 'zod';
import type { CalcomCall } from './calcom-access.js';
import {
  bookingAnswer,
  bookingsAnswer,
  changedBookingsAnswer,
  newBookingBody,
  type CalcomBooking,
  type ChangedBooking,
  type NewBooking,
} from './calcom-booking.js';
import { CalcomError } from './calcom-error.js';
import { eventTypesAnswer, type CalcomEventType } from './calcom-event-type.js';
import { CalcomHttp, type CalcomRequest, type WritingMethod } from './calcom-http.js';
import { endToAsk, slotsAnswer, startsWithin, type SlotQuestion } from './calcom-slots.js';
import { membersAnswer, teamAnswer, teamsAnswer, userAnswer, type CalcomMember, type CalcomTeam, type CalcomUser } from './calcom-team.js';
import { Deadline } from './deadline.js';

/** The most Cal.com gives in one page; asking for more is a 400. */
const PAGE_SIZE = 250;

/**
 * The only way to Cal.com. Every method throws CalcomError, keeps to the deadline of its call, and sends a POST once and never again.
 * It keeps no state about companies and no budget: who calls decides whether there is one request left.
 */
@Injectable()
export class CalcomClient implements OnApplicationShutdown {
  private readonly http = new CalcomHttp();

  async onApplicationShutdown(): Promise<void> {
    await this.http.close();
  }

  /** Whose key this is: the check of a connection. */
  async fetchMe(call: CalcomCall): Promise<CalcomUser> {
    return (await this.get(call, { family: 'other', path: '/me' }, userAnswer)).data;
  }

  /** Every team the key's user belongs to, the not yet accepted memberships too. In an organisation its owners and admins see all its teams. */
  async fetchTeams(call: CalcomCall): Promise<CalcomTeam[]> {
    const organizationId = call.access.organizationId;
    if (organizationId === null) return (await this.get(call, { family: 'other', path: '/teams' }, teamsAnswer)).data;
    return this.allPages(call, { family: 'other', path: `/organizations/${organizationId}/teams/me` }, teamsAnswer, (team) => team.id);
  }

  /** 403 for a team of others and for none at all. */
  async fetchTeam(call: CalcomCall, teamId: number): Promise<CalcomTeam> {
    return (await this.get(call, { family: 'other', path: this.teamPath(call, teamId) }, teamAnswer)).data;
  }

  /** Cal.com answers this to anybody, and with [] for a team that does not exist: an empty list alone proves nothing. */
  async fetchTeamEventTypes(call: CalcomCall, teamId: number): Promise<CalcomEventType[]> {
    const request: CalcomRequest = { family: 'event_types', path: `${this.teamPath(call, teamId)}/event-types` };
    return (await this.get(call, request, eventTypesAnswer)).data;
  }

  /** Needs an admin or owner of the team. */
  async fetchTeamMembers(call: CalcomCall, teamId: number): Promise<CalcomMember[]> {
    const path = `${this.teamPath(call, teamId)}/memberships`;
    return this.allPages(call, { family: 'other', path }, membersAnswer, (member) => member.userId);
  }

  /** One member by address, or none; 403 as for the whole list. */
  async fetchTeamMember(call: CalcomCall, teamId: number, email: string): Promise<CalcomMember | null> {
    const request: CalcomRequest = { family: 'other', path: `${this.teamPath(call, teamId)}/memberships`, query: { emails: email } };
    // Newer servers only: an older one ignores the filter and lists everybody.
    return (await this.get(call, request, membersAnswer)).data.find((member) => member.email === email) ?? null;
  }

  /** Whether the key's user is an owner or admin of the organisation: nobody else may list all of its teams. */
  async isOrganizationAdmin(call: CalcomCall, organizationId: number): Promise<boolean> {
    const request: CalcomRequest = { family: 'other', path: `/organizations/${organizationId}/teams`, query: { take: 1 } };
    try {
      await this.get(call, request, teamsAnswer);
      return true;
    } catch (error) {
      if (error instanceof CalcomError && error.code === 'forbidden') return false;
      throw error;
    }
  }

  /** Starts in [from, to), sorted. An empty list is also Cal.com's answer to a range in the past. */
  async findSlots(call: CalcomCall, question: SlotQuestion): Promise<Date[]> {
    const { eventTypeId, from, to, timeZone, durationMinutes, bookingUidToReschedule } = question;
    const query = {
      eventTypeId,
      start: from.toISOString(),
      end: endToAsk(to).toISOString(),
      timeZone,
      duration: durationMinutes,
      bookingUidToReschedule,
    };
    const { data } = await this.get(call, { family: 'slots', path: '/slots', query }, slotsAnswer);
    return startsWithin(data, from, to);
  }

  async createBooking(call: CalcomCall, booking: NewBooking): Promise<CalcomBooking> {
    return this.post(call, '/bookings', newBookingBody(booking));
  }

  /**
   * Bookings of every status and all hosts, as far as the key may see them (a plain member sees only its own). The window is Cal.com's:
   * give one that is wider than the booking sought. After a reschedule the old booking and the new one carry the same metadata.
   */
  async findBookings(call: CalcomCall, window: { eventTypeId: number; afterStart: Date; beforeEnd: Date }): Promise<CalcomBooking[]> {
    const query = {
      eventTypeId: window.eventTypeId,
      afterStart: window.afterStart.toISOString(),
      beforeEnd: window.beforeEnd.toISOString(),
      // Oldest first: a booking made meanwhile is added behind and moves none across a page border.
      sortCreated: 'asc',
    };
    return this.allPages(call, { family: 'bookings', path: '/bookings', query }, bookingsAnswer, (booking) => booking.uid);
  }

  /**
   * Bookings of a team that changed at Cal.com since then, of every status and all hosts. `changedSince: null`: all that are still to
   * come.
   */
  async findChangedBookings(
    call: CalcomCall,
    of: { calcomTeamId: number; changedSince: Date | null; now: Date },
  ): Promise<ChangedBooking[]> {
    const since = of.changedSince ? { afterUpdatedAt: of.changedSince.toISOString() } : { afterStart: of.now.toISOString() };
    // By creation: a booking that changes meanwhile stays where it is and moves none across a page border.
    const query = { teamId: of.calcomTeamId, ...since, sortCreated: 'asc' };
    return this.allPages(call, { family: 'bookings', path: '/bookings', query }, changedBookingsAnswer, ({ booking }) => booking.uid);
  }

  async getBooking(call: CalcomCall, uid: string): Promise<CalcomBooking> {
    return (await this.get(call, { family: 'bookings', path: this.bookingPath(uid) }, bookingAnswer)).data;
  }

  /** The reason is not optional: with the host's own key Cal.com demands one. */
  async cancelBooking(call: CalcomCall, uid: string, reason: string): Promise<CalcomBooking> {
    return this.post(call, `${this.bookingPath(uid)}/cancel`, { cancellationReason: reason });
  }

  /** Answers with the new booking: another uid, perhaps another host, on older servers the event type's default length. */
  async rescheduleBooking(call: CalcomCall, uid: string, { start, reason }: { start: Date; reason: string }): Promise<CalcomBooking> {
    return this.post(call, `${this.bookingPath(uid)}/reschedule`, { start: start.toISOString(), reschedulingReason: reason });
  }

  /** For paths that have a client of their own; no version is told. */
  read<T>(call: CalcomCall, path: string, shape: z.ZodType<T>): Promise<T> {
    return this.get(call, { family: 'other', path }, shape);
  }

  /** Sent once and never again. */
  write<T>(call: CalcomCall, method: WritingMethod, path: string, body: object | null, shape: z.ZodType<T>): Promise<T> {
    return this.http.write(call, new Deadline(call.deadlineMs), method, { family: 'other', path }, body, shape);
  }

  private bookingPath(uid: string): string {
    return `/bookings/${encodeURIComponent(uid)}`;
  }

  private teamPath(call: CalcomCall, teamId: number): string {
    const organizationId = call.access.organizationId;
    return organizationId === null ? `/teams/${teamId}` : `/organizations/${organizationId}/teams/${teamId}`;
  }

  private get<T>(call: CalcomCall, request: CalcomRequest, shape: z.ZodType<T>): Promise<T> {
    return this.http.get(call, new Deadline(call.deadlineMs), request, shape);
  }

  private async post(call: CalcomCall, path: string, body: object): Promise<CalcomBooking> {
    return (await this.http.post(call, new Deadline(call.deadlineMs), { family: 'bookings', path }, body, bookingAnswer)).data;
  }

  /** All pages under one deadline. Lists without `pagination` end with the first page that is not full. */
  private async allPages<T>(
    call: CalcomCall,
    request: CalcomRequest,
    shape: z.ZodType<{ data: T[]; pagination?: { hasNextPage: boolean } }>,
    keyOf: (item: T) => number | string,
  ): Promise<T[]> {
    const deadline = new Deadline(call.deadlineMs);
    const items = new Map<number | string, T>();
    let skip = 0;
    for (;;) {
      const query = { ...request.query, take: PAGE_SIZE, skip };
      const { data, pagination } = await this.http.get(call, deadline, { ...request, query }, shape);
      const before = items.size;
      // By what came, not by what was asked: a server may give smaller pages.
      skip += data.length;
      for (const item of data) items.set(keyOf(item), item);
      if (!(pagination?.hasNextPage ?? data.length >= PAGE_SIZE)) return [...items.values()];
      // A page that promises more and brings nothing new: the list would be cut, or never end.
      if (items.size === before) throw new CalcomError('bad_shape', { detail: 'pagination: the next page brings nothing new' });
    }
  }
}
