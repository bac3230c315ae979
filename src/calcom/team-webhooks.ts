import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** Listing and making the webhooks of a large team takes many requests; each of them is noted, so a take-over goes on where it stopped. */
const CLAIM_SECONDS = 180;

/** A team whose webhooks are to be made or removed; `attempt` fences off a worker whose claim was taken over. */
export interface ClaimedTeam {
  companyTeamId: string;
  companyId: string;
  connectionId: string;
  calcomInstance: string;
  calcomTeamId: number;
  state: 'pending' | 'removing';
  attempt: number;
  failures: number;
}

/** One event type and what was noted of its webhook; null: none yet. */
export interface NotedWebhook {
  calcomEventTypeId: number;
  webhookId: string | null;
  isFresh: boolean;
}

/** A PUBLIC_URL that changed since makes a registered team due again. */
const DUE = `(w.state in ('pending', 'removing') or w.state = 'registered' and w.public_url <> ?)
  and w.next_attempt_at <= now() and (w.claimed_until is null or w.claimed_until < now())`;

/** Whoever is at the row now is fenced off: what was wished since counts. */
const ANEW = `attempts = w.attempts + 1, failures = 0, claimed_until = null, next_attempt_at = now(), updated_at = now()`;

/** The rows of team_webhooks and event_type_webhooks. */
@Injectable()
export class TeamWebhooks {
  constructor(private readonly em: EntityManager) {}

  due(limit: number, publicUrl: string): Promise<{ id: string; attempt: number }[]> {
    return this.run(
      `select w.company_team_id as id, w.attempts as attempt from team_webhooks w join company_teams t on t.id = w.company_team_id
       where ${DUE} and not exists (select from rate_budgets b where b.connection_id = t.connection_id and b.blocked_until > now())
       order by w.next_attempt_at limit ?`,
      [publicUrl, limit],
    );
  }

  async claim(id: string, publicUrl: string): Promise<ClaimedTeam | null> {
    const [claimed] = await this.run<ClaimedTeam>(
      `update team_webhooks w set attempts = w.attempts + 1, claimed_until = now() + ${CLAIM_SECONDS} * interval '1 s',
         state = case when w.state = 'removing' then w.state else 'pending' end
       from company_teams t where w.company_team_id = ? and t.id = w.company_team_id and t.company_id = w.company_id and ${DUE}
       returning w.company_team_id as "companyTeamId", w.company_id as "companyId", t.connection_id as "connectionId",
         t.calcom_instance as "calcomInstance", t.calcom_team_id as "calcomTeamId", w.state, w.attempts as attempt, w.failures`,
      [id, publicUrl],
    );
    return claimed ?? null;
  }

  async finish(team: ClaimedTeam, state: 'registered' | 'by_hand' | 'removed', publicUrl: string, reason: string | null): Promise<void> {
    await this.write(team, `state = ?, public_url = ?, reason = ?, failures = 0`, [state, publicUrl, reason]);
  }

  async postpone(team: ClaimedTeam, seconds: number, reason: string, usesTry: boolean): Promise<void> {
    const set = `reason = ?, failures = failures + ?, next_attempt_at = now() + ? * interval '1 s'`;
    await this.write(team, set, [reason, usesTry ? 1 : 0, seconds]);
  }

  /** A team that is imported wants its webhooks; one whose webhooks stand is looked at again. */
  async want(companyId: string, companyTeamId: string): Promise<void> {
    await this.em.execute(
      `insert into team_webhooks as w (company_team_id, company_id) select id, company_id from company_teams
         where id = ? and company_id = ? and removed_at is null
       on conflict (company_team_id) do update set state = 'pending', ${ANEW}`,
      [companyTeamId, companyId],
    );
  }

  async unwant(companyId: string, companyTeamId: string): Promise<void> {
    await this.em.execute(
      `update team_webhooks w set state = 'removing', ${ANEW}
       from company_teams t where w.company_team_id = ? and w.company_id = ? and t.id = w.company_team_id and t.removed_at is not null`,
      [companyTeamId, companyId],
    );
  }

  /** After a new secret or another address. */
  async renew(connectionId: string): Promise<void> {
    await this.em.execute(
      `update team_webhooks w set state = 'pending', ${ANEW}
       from company_teams t where t.id = w.company_team_id and t.connection_id = ? and w.state in ('registered', 'by_hand', 'pending')`,
      [connectionId],
    );
  }

  /** The team's event types, and those that have a webhook of ours and are its no longer. */
  of({ companyTeamId }: ClaimedTeam, url: string, secretVersion: number): Promise<(NotedWebhook & { isWanted: boolean })[]> {
    return this.run(
      `select coalesce(m.calcom_event_type_id, h.calcom_event_type_id) as "calcomEventTypeId", h.calcom_webhook_id as "webhookId",
         coalesce(h.subscriber_url = ? and h.secret_version = ? and h.checked_at > now() - interval '20 hours', false) as "isFresh",
         m.id is not null as "isWanted"
       from (select * from team_event_type_mappings where company_team_id = ? and is_active) m
         full join (select * from event_type_webhooks where company_team_id = ?) h on h.calcom_event_type_id = m.calcom_event_type_id
       order by 1`,
      [url, secretVersion, companyTeamId, companyTeamId],
    );
  }

  async note(team: ClaimedTeam, eventTypeId: number, webhookId: string, url: string, secretVersion: number): Promise<void> {
    await this.run(
      `insert into event_type_webhooks (company_team_id, company_id, calcom_event_type_id, calcom_webhook_id, subscriber_url, secret_version)
       values (?, ?, ?, ?, ?, ?)
       on conflict (company_team_id, calcom_event_type_id) do update set calcom_webhook_id = excluded.calcom_webhook_id,
         subscriber_url = excluded.subscriber_url, secret_version = excluded.secret_version, checked_at = now()`,
      [team.companyTeamId, team.companyId, eventTypeId, webhookId, url, secretVersion],
    );
  }

  async forget({ companyTeamId }: ClaimedTeam, eventTypeId: number): Promise<void> {
    await this.run('delete from event_type_webhooks where company_team_id = ? and calcom_event_type_id = ?', [companyTeamId, eventTypeId]);
  }

  /** Whether the very same webhooks serve another assignment by now: then they are no longer ours to remove. */
  async isTakenUp({ connectionId, calcomTeamId }: ClaimedTeam): Promise<boolean> {
    const others = await this.run(
      'select 1 from company_teams where connection_id = ? and calcom_team_id = ? and removed_at is null limit 1',
      [connectionId, calcomTeamId],
    );
    return others.length > 0;
  }

  private async write(team: ClaimedTeam, set: string, values: unknown[]): Promise<void> {
    await this.run(`update team_webhooks set ${set}, claimed_until = null, updated_at = now() where company_team_id = ? and attempts = ?`, [
      ...values,
      team.companyTeamId,
      team.attempt,
    ]);
  }

  private run<Row extends object>(sql: string, values: unknown[]): Promise<Row[]> {
    return this.em.getConnection().execute<Row[]>(sql, values);
  }
}
