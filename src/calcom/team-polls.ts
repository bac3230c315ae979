import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

const CLAIM_SECONDS = 90;
/** What no webhook told is known ten minutes later at the latest: the longest pause, a poll that had to be repeated, and the reading. */
const PAUSE_SECONDS = { least: 360, spread: 90 };

/** A team whose turn it is; `attempt` fences off a worker whose claim was taken over. */
export interface ClaimedPoll {
  companyTeamId: string;
  companyId: string;
  connectionId: string;
  calcomInstance: string;
  calcomTeamId: number;
  isRemoved: boolean;
  /** The newest change that Cal.com has told of, by its own clock; null: none yet. */
  seenUntil: Date | null;
  attempt: number;
  failures: number;
}

/** When each team is polled: rows of team_polls, claimed by whichever process comes first. */
@Injectable()
export class TeamPolls {
  constructor(private readonly em: EntityManager) {}

  /** A connection that has to wait keeps no other from its turn. */
  due(limit: number): Promise<{ id: string; attempt: number }[]> {
    return this.em.getConnection().execute(
      `select p.company_team_id as id, p.attempts as attempt from team_polls p join company_teams t on t.id = p.company_team_id
       where p.next_poll_at <= now() and (p.claimed_until is null or p.claimed_until < now())
         and not exists (select from rate_budgets b where b.connection_id = t.connection_id and b.blocked_until > now())
       order by p.next_poll_at limit ?`,
      [limit],
    );
  }

  async claim(id: string): Promise<ClaimedPoll | null> {
    const [row] = await this.em.getConnection().execute<(Omit<ClaimedPoll, 'seenUntil'> & { seenUntil: string | null })[]>(
      `update team_polls p set attempts = p.attempts + 1, claimed_until = now() + ${CLAIM_SECONDS} * interval '1 s'
       from company_teams t
       where p.company_team_id = (select company_team_id from team_polls where company_team_id = ? and next_poll_at <= now()
           and (claimed_until is null or claimed_until < now()) for update skip locked)
         and t.id = p.company_team_id and t.company_id = p.company_id
       returning p.company_team_id as "companyTeamId", p.company_id as "companyId", t.connection_id as "connectionId",
         t.calcom_instance as "calcomInstance", t.calcom_team_id as "calcomTeamId", t.removed_at is not null as "isRemoved",
         to_json(p.seen_until)#>>'{}' as "seenUntil", p.attempts as attempt, p.failures`,
      [id],
    );
    return row ? { ...row, seenUntil: row.seenUntil === null ? null : new Date(row.seenUntil) } : null;
  }

  /** With jitter, so that the teams of a connection do not come all at once for ever. */
  async finish({ companyTeamId, attempt }: ClaimedPoll, seenUntil: Date | null): Promise<void> {
    await this.em.getConnection().execute(
      `update team_polls set claimed_until = null, failures = 0, last_polled_at = now(), seen_until = greatest(seen_until, ?::timestamptz),
         next_poll_at = now() + (${PAUSE_SECONDS.least} + random() * ${PAUSE_SECONDS.spread}) * interval '1 s'
       where company_team_id = ? and attempts = ?`,
      [seenUntil?.toISOString() ?? null, companyTeamId, attempt],
    );
  }

  /** What was seen is not noted: the next poll sees it again. */
  async repeat({ companyTeamId, attempt }: ClaimedPoll, seconds: number, isFailure: boolean): Promise<void> {
    await this.em.getConnection().execute(
      `update team_polls set claimed_until = null, failures = failures + ?, next_poll_at = now() + ? * (1 + random() / 4) * interval '1 s'
       where company_team_id = ? and attempts = ?`,
      [isFailure ? 1 : 0, seconds, companyTeamId, attempt],
    );
  }

  async begin(companyId: string, companyTeamId: string): Promise<void> {
    await this.em.execute(
      `insert into team_polls (company_team_id, company_id, next_poll_at)
       values (?, ?, now() + (${PAUSE_SECONDS.least} + random() * ${PAUSE_SECONDS.spread}) * interval '1 s') on conflict do nothing`,
      [companyTeamId, companyId],
    );
  }

  /** The team is not the company's any more, and nothing of ours stands there. */
  async end({ companyTeamId, attempt }: ClaimedPoll): Promise<void> {
    await this.em.getConnection().execute('delete from team_polls where company_team_id = ? and attempts = ?', [companyTeamId, attempt]);
  }

  /** All event types that are or were this assignment's: bookings outlive what they were made for. */
  async eventTypes({ companyTeamId }: ClaimedPoll): Promise<number[]> {
    const rows = await this.em
      .getConnection()
      .execute<{ id: number }[]>('select calcom_event_type_id as id from team_event_type_mappings where company_team_id = ?', [
        companyTeamId,
      ]);
    return rows.map(({ id }) => id);
  }
}
