import { Injectable } from '@nestjs/common';
import type { SlotsQuestion } from '../contracts/calcom/find-free-slots.query.js';

/** Long enough to serve the questions of one talk, short enough not to offer what somebody took elsewhere. */
const KEPT_MS = 20_000;

/** Buffers reach this far beyond a booking. */
const REACH_MS = 4 * 60 * 60 * 1_000;

interface Kept {
  /** By the clock that nobody sets. */
  until: number;
  from: Date;
  to: Date;
  starts: Promise<Date[]>;
}

/**
 * Free starts by company and event type (invariant 17: the company id is in every key). Equal questions share one request in
 * flight; any booking, webhook or sync of the event type clears it.
 */
@Injectable()
export class SlotCache {
  private readonly byEventType = new Map<string, Map<string, Kept>>();
  private sweptAt = 0;

  get(question: SlotsQuestion, load: () => Promise<Date[]>): Promise<Date[]> {
    this.sweep();
    const group = this.group(question.companyId, question.calcomEventTypeId);
    const key = [
      question.from.toISOString(),
      question.to.toISOString(),
      question.timeZone,
      question.durationMinutes,
      question.instead,
    ].join('|');
    const kept = group.get(key);
    if (kept && kept.until > performance.now() && !question.fresh) return kept.starts;
    const starts = load();
    group.set(key, { until: performance.now() + KEPT_MS, from: question.from, to: question.to, starts });
    starts.catch(() => group.get(key)?.starts === starts && group.delete(key));
    return starts;
  }

  clear(companyId: string, calcomEventTypeId: number): void {
    this.byEventType.delete(`${companyId}/${calcomEventTypeId}`);
  }

  /** All of a company that was asked about this time: its event types share hosts. Without times: all of it. */
  clearTimes(companyId: string, times: { from: Date; to: Date }[]): void {
    for (const [name, group] of this.byEventType) {
      if (!name.startsWith(`${companyId}/`)) continue;
      for (const [key, { from, to }] of group) {
        const isNear = times.some((time) => time.from.getTime() - REACH_MS < to.getTime() && time.to.getTime() + REACH_MS > from.getTime());
        if (isNear || times.length === 0) group.delete(key);
      }
    }
  }

  /** The same, of whichever company has asked about this event type. */
  clearTimesOf(calcomEventTypeId: number, times: { from: Date; to: Date }[]): void {
    for (const name of this.byEventType.keys()) {
      const [companyId, eventTypeId] = name.split('/');
      if (companyId && eventTypeId === String(calcomEventTypeId)) this.clearTimes(companyId, times);
    }
  }

  /** What is not believed any more is not kept either: there is no end of event types and days that callers ask about. */
  private sweep(): void {
    const now = performance.now();
    if (now - this.sweptAt < KEPT_MS) return;
    this.sweptAt = now;
    for (const [name, group] of this.byEventType) {
      for (const [key, { until }] of group) if (until <= now) group.delete(key);
      if (group.size === 0) this.byEventType.delete(name);
    }
  }

  private group(companyId: string, calcomEventTypeId: number): Map<string, Kept> {
    const name = `${companyId}/${calcomEventTypeId}`;
    const group = this.byEventType.get(name) ?? new Map<string, Kept>();
    this.byEventType.set(name, group);
    return group;
  }
}
