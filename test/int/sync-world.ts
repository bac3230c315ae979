import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus } from '@nestjs/cqrs';
import type { Fault } from '../../sandbox/calcom-server/faults.js';
import type { CalcomWorld } from '../../sandbox/calcom-server/world.js';
import { DEMO, demoWorld } from '../../sandbox/demo-world.js';
import { startCalcomServer } from '../../sandbox/calcom-server/server.js';
import type { SyncRunResponse } from '../../src/calcom/dto/sync-run.response.js';
import type { TeamResponse } from '../../src/companies/dto/team.response.js';
import type { Env } from '../../src/config/env.js';
import { EnsureConnection } from '../../src/contracts/calcom/ensure-connection.command.js';
import { runInContext } from '../../src/outbox/run-in-context.js';
import { CALCOM_KEY, type Frontdesk, type FrontdeskOptions, startFrontdesk } from '../support/app.js';
import { unused } from '../support/company-rows.js';
import { until } from '../support/eventually.js';

type EventType = Partial<CalcomWorld['eventTypes'][number]>;
type Membership = CalcomWorld['teams'][number]['members'][number];

/** A company with one assigned team, as the stand-in and Frontdesk both know it. */
export interface SyncedTeam {
  companyId: string;
  id: string;
  calcomTeamId: number;
  path: string;
}

export interface Mapping {
  id: string;
  event_type: number;
  name: string;
  is_active: boolean;
  reason: string | null;
  company_team_id: string;
}

const SERVICE_USER: Membership = { userId: DEMO.serviceUser, role: 'OWNER', accepted: true };

/** Frontdesk with a Cal.com whose teams and event types a test makes as it needs them. */
export class SyncWorld {
  private constructor(readonly frontdesk: Frontdesk) {}

  static async start(env: Partial<Env> = {}, more: FrontdeskOptions = {}): Promise<SyncWorld> {
    const server = more.server ?? (await startCalcomServer({ world: demoWorld(CALCOM_KEY), limitPerMinute: 100_000 }));
    return new SyncWorld(await startFrontdesk({ seed: false, env, ...more, server }));
  }

  async close(): Promise<void> {
    await this.frontdesk.close();
    await this.frontdesk.calcom.close();
  }

  sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.frontdesk.database.query<Row>(text, values);
  }

  /** A team at Cal.com of which the key's user is the owner. */
  async putTeam(id = unused(), members: Membership[] = []): Promise<number> {
    const slug = `team-${id}`;
    await this.control('PUT', `teams/${id}`, { name: `Team ${id}`, slug, members: [SERVICE_USER, ...members] });
    return id;
  }

  /** The members as they are, the key's user only if named. */
  setMembers(id: number, members: Membership[]): Promise<void> {
    return this.control('PUT', `teams/${id}`, { members });
  }

  async putEventType(teamId: number, change: EventType = {}): Promise<number> {
    const id = change.id ?? unused();
    const fresh = {
      title: `Service ${id}`,
      slug: `service-${id}`,
      lengthInMinutes: 30,
      schedulingType: 'collective',
      hosts: [DEMO.salon.hosts.mira],
    };
    await this.control('PUT', `event-types/${id}`, { ...(change.id ? {} : fresh), ...change, teamId });
    return id;
  }

  removeEventType(id: number): Promise<void> {
    return this.control('DELETE', `event-types/${id}`);
  }

  fault(fault: Fault): void {
    this.frontdesk.calcom.fault(fault);
  }

  async clearFaults(): Promise<void> {
    await this.control('DELETE', 'faults');
  }

  connection(label = `c-${unused()}`, apiKey = CALCOM_KEY, baseUrl = this.frontdesk.calcom.apiUrl): Promise<string> {
    return this.tell(async (commands) => (await commands.execute(new EnsureConnection(label, baseUrl, apiKey, null))).connectionId);
  }

  tell<T>(work: (commands: CommandBus) => Promise<T>): Promise<T> {
    const { app } = this.frontdesk;
    return runInContext(app.get(EntityManager), () => work(app.get(CommandBus)));
  }

  async company(): Promise<string> {
    const slug = `company-${unused()}`;
    const body = { name: slug, slug, time_zone: 'Europe/Berlin', language: 'de' };
    return (await this.frontdesk.api.post<{ id: string }>('/companies', body)).id;
  }

  async assign(companyId: string, calcomTeamId: number, connectionId?: string): Promise<SyncedTeam> {
    const body = { calcom_team_id: calcomTeamId, ...(connectionId ? { connection_id: connectionId } : {}) };
    const { id } = await this.frontdesk.api.post<{ id: string }>(`/companies/${companyId}/teams`, body);
    return { companyId, id, calcomTeamId, path: `/companies/${companyId}/teams/${id}` };
  }

  /** A company whose team has these event types, imported. */
  async synced(eventTypes: EventType[] = [{}], connectionId?: string): Promise<SyncedTeam & { eventTypes: number[] }> {
    const calcomTeamId = await this.putTeam();
    const ids: number[] = [];
    for (const eventType of eventTypes) ids.push(await this.putEventType(calcomTeamId, eventType));
    const team = await this.assign(await this.company(), calcomTeamId, connectionId);
    await this.settled(team);
    return { ...team, eventTypes: ids };
  }

  /** Asks for a sync and waits until it ended, or waits for its next try. */
  async sync(team: SyncedTeam): Promise<SyncRunResponse> {
    await this.frontdesk.api.post(`${team.path}/sync`);
    return this.settled(team);
  }

  async settled(team: SyncedTeam): Promise<SyncRunResponse> {
    return until(async () => {
      await this.frontdesk.drain();
      const [run] = await this.runs(team);
      return run && (run.finished_at !== null || run.next_attempt_at !== null) && run.tries > 0 ? run : null;
    });
  }

  /** Waits until the newest run has been tried so often, and rests. */
  settledAfter(team: SyncedTeam, tries: number): Promise<SyncRunResponse> {
    return until(async () => {
      const run = await this.settled(team);
      return run.tries >= tries && run;
    });
  }

  /** As time does. */
  async nextTryIsDue(team: SyncedTeam): Promise<void> {
    await this.sql('update sync_runs set next_attempt_at = now() where company_team_id = $1 and finished_at is null', [team.id]);
  }

  async runs(team: SyncedTeam): Promise<SyncRunResponse[]> {
    return (await this.frontdesk.api.get<{ data: SyncRunResponse[] }>(`${team.path}/runs`)).data;
  }

  team({ path }: SyncedTeam): Promise<TeamResponse> {
    return this.frontdesk.api.get<TeamResponse>(path);
  }

  mappings({ companyId }: SyncedTeam): Promise<Mapping[]> {
    return this.sql<Mapping>(
      `select id, calcom_event_type_id as event_type, name, is_active, not_bookable_reason as reason, company_team_id
       from team_event_type_mappings where company_id = $1 order by calcom_event_type_id`,
      [companyId],
    );
  }

  async active(team: SyncedTeam): Promise<number[]> {
    const own = (await this.mappings(team)).filter((mapping) => mapping.company_team_id === team.id && mapping.is_active);
    return own.map((mapping) => mapping.event_type);
  }

  services({ companyId }: SyncedTeam): Promise<Record<string, unknown>[]> {
    return this.sql('select * from services where company_id = $1 order by id', [companyId]);
  }

  /** Requests of one kind that reached the stand-in. */
  asked(kind: string): number {
    return this.frontdesk.calcom.ledger().filter((entry) => entry.kind === kind).length;
  }

  private async control(method: string, path: string, body?: object): Promise<void> {
    const json = body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {};
    const answer = await fetch(`${this.frontdesk.calcom.origin}/_sandbox/${path}`, { method, ...json });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  }
}
