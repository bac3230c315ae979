import { setTimeout as delay } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { type ChainStep, lastChain } from '../retell-caller/describe.js';
import type { FunctionAnswer } from '../retell-caller/retell-call.js';
import type { AdminApi } from '../admin-api.js';
import { CalendarControl } from './calendar-control.js';
import { companyIn } from './company-directory.js';
import { fieldMisses, miss, missesOf } from './compare.js';
import { findFreeDay } from './free-day.js';
import { missesInTheEnd } from './in-the-end.js';
import type { Installation } from './installation.js';
import { Office } from './office.js';
import { phoneLine } from './phone-lines.js';
import { PlayedCall } from './played-call.js';
import type { CalendarStep, EventStep, FunctionStep, OfficeStep, Scenario, SendAgainStep, Step } from './scenario-schema.js';
import { valueAt, Wording } from './wording.js';

const ARGUMENTS = z.record(z.string(), z.unknown());

/** What happened in one step, or in the end: for the trace, and for whoever wants to know why it went wrong. */
export interface Turn {
  step: Step | 'in the end';
  call: PlayedCall;
  /** What was asked, in one line. */
  asked: string;
  answer: FunctionAnswer | null;
  /** What else came back. */
  seen: string[];
  misses: string[];
}

export interface Played {
  id: string;
  title: string;
  ms: number;
  turns: Turn[];
  /** Each with the step it belongs to. */
  misses: string[];
}

/** Plays one conversation to its end, or to its first miss. Leaves no fault and no change of a service behind. */
export async function play(scenario: Scenario, at: Installation, watch?: (turn: Turn) => Promise<void>): Promise<Played> {
  const began = performance.now();
  const conversation = await Conversation.begin(scenario, at);
  const turns: Turn[] = [];
  try {
    for (const step of [...scenario.steps, 'in the end' as const]) {
      const turn = await conversation.turn(step);
      turns.push(turn);
      await watch?.(turn);
      if (turn.misses.length > 0) break;
    }
  } finally {
    await conversation.tidyUp();
  }
  const misses = turns.flatMap((turn) => turn.misses.map((each) => `${nameOf(turn.step)}: ${each}`));
  return { id: scenario.id, title: scenario.title, ms: Math.round(performance.now() - began), turns, misses };
}

export function nameOf(step: Turn['step']): string {
  return step === 'in the end' ? step : `step ${step.number} (${step.name ?? step.kind})`;
}

type Heard = Omit<Turn, 'step' | 'call'>;
const NOTHING_HEARD = { answer: null, seen: [], misses: [] };

class Conversation {
  private readonly calls: [PlayedCall, ...PlayedCall[]];
  private readonly office: Office;
  /** The bytes and the answer of named steps. */
  private readonly said = new Map<string, { body: string; answer: FunctionAnswer }>();

  private constructor(
    private readonly scenario: Scenario,
    private readonly at: Installation,
    private readonly calendar: CalendarControl,
    first: PlayedCall,
    private readonly wording: Wording,
    private readonly notOurs: Set<string>,
  ) {
    this.calls = [first];
    this.office = new Office(at.api, first.line.companySlug);
  }

  static async begin(scenario: Scenario, at: Installation): Promise<Conversation> {
    const calendar = new CalendarControl(at.calcomOrigin, at.calcomKey);
    await calendar.behave();
    const bookings = await calendar.bookings();
    const { timeZone, language } = phoneLine(scenario.phone);
    const now = DateTime.now().setZone(timeZone);
    const first = new PlayedCall(at, scenario.phone, scenario.caller);
    const wording = new Wording(language, findFreeDay(scenario.free, bookings, now), now, () => first.from);
    return new Conversation(scenario, at, calendar, first, wording, new Set(bookings.map(({ uid }) => uid)));
  }

  async turn(step: Step | 'in the end'): Promise<Turn> {
    const heard = await this.heard(step).catch((error: unknown): Heard => {
      const reason = error instanceof Error ? error.message : String(error);
      return { ...NOTHING_HEARD, asked: nameOf(step), misses: [`could not be played: ${reason}`] };
    });
    return { step: this.worded(step), call: this.call, ...heard };
  }

  /** What a trace prints of a step, in the words of the day. */
  private worded(step: Turn['step']): Turn['step'] {
    if (step === 'in the end' || step.caller_says === undefined) return step;
    return { ...step, caller_says: this.wording.text(step.caller_says) };
  }

  async tidyUp(): Promise<void> {
    await this.calendar.behave();
    await this.office.undo();
  }

  private get call(): PlayedCall {
    return this.calls.at(-1) ?? this.calls[0];
  }

  private async heard(step: Step | 'in the end'): Promise<Heard> {
    if (step === 'in the end') {
      const { at, calendar, calls, notOurs } = this;
      const ending = await missesInTheEnd(
        this.scenario.in_the_end,
        { api: at.api, patienceMs: at.patienceMs, calendar, calls, notOurs },
        this.wording,
      );
      return { ...NOTHING_HEARD, asked: 'in the end', ...ending };
    }
    switch (step.kind) {
      case 'function':
        return this.invoke(step);
      case 'send_again':
        return this.sendAgain(step);
      case 'event':
        return this.tell(step);
      case 'call_again':
        return this.callAgain(step.call_again.phone, step.call_again.caller);
      case 'calendar':
        return this.atCalendar(step);
      case 'office':
        return this.inTheOffice(step);
    }
  }

  private async invoke(step: FunctionStep): Promise<Heard> {
    const giveUpAt = Date.now() + (step.until_seconds ?? 0) * 1_000;
    for (;;) {
      const retell = step.signed_with ? this.call.forged() : this.call.retell;
      const body = retell.body(step.function, ARGUMENTS.parse(this.wording.fill(step.arguments)));
      const { answer, misses } = await this.send(step, body);
      if (misses.length > 0 && Date.now() < giveUpAt) {
        await delay(200);
        continue;
      }
      if (step.name) this.said.set(step.name, { body, answer });
      if (step.name) this.wording.remember(step.name, answer.body);
      const args = Object.entries(ARGUMENTS.parse(this.wording.fill(step.arguments)));
      const asked = `${step.function}(${args.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ')})`;
      return { asked: `${asked}${times(step)}`, answer, seen: [], misses };
    }
  }

  private async sendAgain(step: SendAgainStep): Promise<Heard> {
    const said = this.said.get(step.send_again);
    if (!said) throw new Error(`"${step.send_again}" was not said`);
    const { answer, misses } = await this.send(step, said.body);
    return { asked: `the same bytes as "${step.send_again}"${times(step)}`, answer, seen: [], misses };
  }

  /** Sends the bytes once, or often at once: then all answers have to be as expected. */
  private async send(step: FunctionStep | SendAgainStep, body: string): Promise<{ answer: FunctionAnswer; misses: string[] }> {
    const retell = step.kind === 'function' && step.signed_with ? this.call.forged() : this.call.retell;
    const first = retell.send(body);
    const others = Array.from({ length: step.at_once - 1 }, () => retell.send(body));
    const [answer, ...more] = [await first, ...(await Promise.all(others))];
    const same = this.said.get(step.expect.same_answer_as ?? '')?.answer.body;
    const misses = [answer, ...more].flatMap((each) => missesOf(each, step.expect, this.wording, same));
    const breaksAt = step.expect.chain_breaks_at;
    if (breaksAt !== undefined) misses.push(...(await this.chainMisses(breaksAt)));
    return { answer, misses: [...new Set(misses)] };
  }

  private async chainMisses(expected: string): Promise<string[]> {
    const broken = (await chainOf(this.call, this.at.api))?.find((link) => !link.ok);
    return broken?.link === expected ? [] : [miss('broken link of the chain', expected, broken?.link)];
  }

  private async tell(step: EventStep): Promise<Heard> {
    const { status, body, ms } = await this.call.tell(step.event, ARGUMENTS.parse(this.wording.fill(step.call)));
    const http = step.expect.http ?? (step.event === 'call_inbound' ? 200 : 204);
    const variables = valueAt(body, 'call_inbound.dynamic_variables') ?? {};
    const misses = [
      ...(status === http ? [] : [miss('HTTP status', http, status)]),
      ...fieldMisses(variables, step.expect.with, step.expect.without, this.wording),
    ];
    return { asked: step.event, answer: null, seen: [`HTTP ${status}, ${ms} ms`, ...listed(variables)], misses };
  }

  private async callAgain(phone = this.call.line.number, caller = this.call.from): Promise<Heard> {
    this.calls.push(new PlayedCall(this.at, phone, caller));
    return { ...NOTHING_HEARD, asked: `another call to ${this.call.line.number}, from ${this.call.from}` };
  }

  private async atCalendar({ calendar: change }: CalendarStep): Promise<Heard> {
    const { calendar, wording } = this;
    if ('fault' in change) await calendar.misbehave(change.fault);
    else if ('faults' in change) await calendar.behave();
    else if ('foreign_booking' in change) {
      const { service, start } = change.foreign_booking;
      this.notOurs.add(await calendar.bookElsewhere(service, wording.instant(start).toJSDate()));
    } else if ('host_cancels' in change) await calendar.hostDoes('cancel', await this.uidOf(change.host_cancels));
    else if ('host_confirms' in change) await calendar.hostDoes('confirm', await this.uidOf(change.host_confirms));
    else await calendar.hostDoes('decline', await this.uidOf(change.host_declines));
    return { ...NOTHING_HEARD, asked: `at the calendar: ${JSON.stringify(wording.fill(change))}` };
  }

  /** The booking at the calendar that begins then and was made in this conversation. */
  private async uidOf(start: string): Promise<string> {
    const instant = this.wording.instant(start).toMillis();
    const made = (await this.calendar.bookings()).filter(({ uid }) => !this.notOurs.has(uid));
    const found = made.find((booking) => Date.parse(booking.start) === instant && booking.status !== 'cancelled');
    if (!found) throw new Error(`nothing made in this conversation stands at the calendar at ${this.wording.text(start)}`);
    return found.uid;
  }

  private async inTheOffice({ office: change }: OfficeStep): Promise<Heard> {
    if ('company' in change) await this.office.setCompany(change.company);
    else if ('set' in change) await this.office.setService(change.service, change.set);
    else await this.office.stopOffering(change.service, change.not_offered_at);
    return { ...NOTHING_HEARD, asked: `in the office: ${JSON.stringify(change)}` };
  }
}

/** The chain of a call's last function call, as Frontdesk stored it. */
export async function chainOf({ callId, line }: PlayedCall, api: AdminApi): Promise<ChainStep[] | null> {
  return line.companySlug === null ? null : lastChain(api, (await companyIn(api, line.companySlug)).path, callId);
}

function times({ at_once: count }: { at_once: number }): string {
  return count > 1 ? `, ${count} times at once` : '';
}

function listed(variables: unknown): string[] {
  if (typeof variables !== 'object' || variables === null) return [];
  return Object.entries(variables).map(([name, value]) => `${name} = ${String(value)}`);
}
