import { randomUUID } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { EventTypesImported } from '../../src/contracts/calcom/event-types-imported.event.js';
import { TeamAssigned } from '../../src/contracts/companies/team-assigned.event.js';
import { TeamRemoved } from '../../src/contracts/companies/team-removed.event.js';
import { Reaction, type Reacts } from '../../src/outbox/reaction.js';
import { type OutboxApp, startOutbox } from '../support/outbox-app.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

/** What a consumer did: one line in a table, in the transaction that it was given. */
abstract class Noting {
  constructor(private readonly em: EntityManager) {}

  protected async note(about: string): Promise<void> {
    await this.em.execute('insert into noted (consumer, about) values (?, ?)', [this.constructor.name, about]);
  }
}

@Injectable()
@Reaction(TeamAssigned)
class NotesAssigned extends Noting implements Reacts<TeamAssigned> {
  constructor(em: EntityManager) {
    super(em);
  }

  react({ companyTeamId }: TeamAssigned): Promise<void> {
    return this.note(companyTeamId);
  }
}

/** Fails after it has written, as often as the test says. */
@Injectable()
@Reaction(TeamRemoved)
class FailsAtFirst extends Noting implements Reacts<TeamRemoved> {
  failuresLeft = 0;

  constructor(em: EntityManager) {
    super(em);
  }

  async react({ companyTeamId }: TeamRemoved): Promise<void> {
    await this.note(companyTeamId);
    if (this.failuresLeft-- > 0) throw new TypeError('caller Mila Brandt confused me');
  }
}

@Injectable()
@Reaction(TeamRemoved)
class NotesRemoved extends Noting implements Reacts<TeamRemoved> {
  constructor(em: EntityManager) {
    super(em);
  }

  react({ companyTeamId }: TeamRemoved): Promise<void> {
    return this.note(companyTeamId);
  }
}

const REACTIONS = [NotesAssigned, FailsAtFirst, NotesRemoved];
let database: TestDatabase;
let pool: pg.Pool;
let app: OutboxApp;
let other: OutboxApp;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  await pool.query('create table noted (consumer text, about uuid)');
  [app, other] = await Promise.all([startOutbox(database.url, REACTIONS), startOutbox(database.url, REACTIONS)]);
});

afterAll(async () => {
  await app?.close();
  await other?.close();
  await pool?.end();
  await database?.drop();
});

const companyId = randomUUID();

interface Recorded {
  id: string;
  name: string;
  payload: object;
  attempts: number;
  delivered: boolean;
  error: string | null;
  /** Seconds until the next try. */
  waits: number;
}

async function recorded(companyTeamId: string): Promise<Recorded[]> {
  const text = `select id, name, payload, attempts, delivered_at is not null as delivered, error,
    extract(epoch from next_attempt_at - clock_timestamp())::float as waits from outbox where payload->>'companyTeamId' = $1`;
  return (await pool.query(text, [companyTeamId])).rows;
}

async function notedBy(about: string): Promise<string[]> {
  const { rows } = await pool.query<{ consumer: string }>('select consumer from noted where about = $1 order by consumer', [about]);
  return rows.map((row) => row.consumer);
}

/** The event that is recorded, as a row. */
async function recordedOne(event: TeamAssigned | TeamRemoved): Promise<string> {
  await app.record([event]);
  const [row] = await recorded(event.companyTeamId);
  if (!row) throw new Error('nothing was recorded');
  return row.id;
}

const makeDue = (id: string) => pool.query('update outbox set next_attempt_at = now() where id = $1', [id]);
const makeUndelivered = (id: string) => pool.query('update outbox set delivered_at = null, next_attempt_at = now() where id = $1', [id]);

describe('recording', () => {
  it('writes the event in the transaction of the change', async () => {
    const companyTeamId = randomUUID();

    await app.record([new TeamAssigned(companyId, companyTeamId)]);

    expect(await recorded(companyTeamId)).toEqual([
      expect.objectContaining({ name: 'TeamAssigned', payload: { companyId, companyTeamId }, delivered: false, attempts: 0 }),
    ]);
  });

  it('takes the event back with the change', async () => {
    const companyTeamId = randomUUID();

    const failing = app.record([new TeamAssigned(companyId, companyTeamId)], () => Promise.reject(new Error('the change failed')));

    await expect(failing).rejects.toThrow('the change failed');
    expect(await recorded(companyTeamId)).toEqual([]);
  });
});

describe('delivering', () => {
  it('hands a due event to its consumer and marks it delivered', async () => {
    const companyTeamId = randomUUID();
    const id = await recordedOne(new TeamAssigned(companyId, companyTeamId));

    expect((await app.relay.due(100)).map((row) => row.id)).toContain(id);
    await app.relay.run(id);

    expect(await notedBy(companyTeamId)).toEqual(['NotesAssigned']);
    expect(await recorded(companyTeamId)).toEqual([expect.objectContaining({ delivered: true, attempts: 1, error: null })]);
    expect((await app.relay.due(100)).map((row) => row.id)).not.toContain(id);
  });

  it('marks an event delivered that nobody consumes', async () => {
    const companyTeamId = randomUUID();
    const counts = { created: 0, updated: 0, unchanged: 0, deactivated: 0, conflict: 0 };
    await app.record([new EventTypesImported(companyId, companyTeamId, randomUUID(), counts)]);
    const [row] = await recorded(companyTeamId);

    await app.relay.run(row?.id ?? '');

    expect(await recorded(companyTeamId)).toEqual([expect.objectContaining({ delivered: true })]);
  });

  it('has one effect when the same event is delivered again', async () => {
    const companyTeamId = randomUUID();
    const id = await recordedOne(new TeamAssigned(companyId, companyTeamId));

    await app.relay.run(id);
    await makeUndelivered(id);
    await app.relay.run(id);

    expect(await notedBy(companyTeamId)).toEqual(['NotesAssigned']);
    expect(await recorded(companyTeamId)).toEqual([expect.objectContaining({ delivered: true, attempts: 2 })]);
  });

  it('has one effect when two relays deliver at the same moment', async () => {
    const companyTeamId = randomUUID();
    const id = await recordedOne(new TeamAssigned(companyId, companyTeamId));

    await Promise.all([app, other, app, other].map(({ relay }) => relay.run(id)));

    expect(await notedBy(companyTeamId)).toEqual(['NotesAssigned']);
    expect(await recorded(companyTeamId)).toEqual([expect.objectContaining({ delivered: true, attempts: 1 })]);
  });

  it('has one effect when a relay takes over from one that is still at it', async () => {
    const companyTeamId = randomUUID();
    const id = await recordedOne(new TeamAssigned(companyId, companyTeamId));
    // The claim of the slow relay is made to end as soon as it is there.
    const slow = app.relay.run(id);
    const takeOver = async (): Promise<void> => {
      await pool.query(`update outbox set claimed_until = now() - interval '1 s' where id = $1 and claimed_until is not null`, [id]);
      await other.relay.run(id);
    };

    await Promise.all([slow, takeOver(), takeOver(), takeOver()]);

    expect(await notedBy(companyTeamId)).toEqual(['NotesAssigned']);
  });

  it('delivers an event whose relay was killed, once its claim has ended', async () => {
    const companyTeamId = randomUUID();
    const id = await recordedOne(new TeamAssigned(companyId, companyTeamId));
    await pool.query(`update outbox set attempts = 1, claimed_until = now() + interval '30 s' where id = $1`, [id]);

    await app.relay.run(id);
    expect(await notedBy(companyTeamId)).toEqual([]);
    await pool.query(`update outbox set claimed_until = now() - interval '1 s' where id = $1`, [id]);
    await app.relay.run(id);

    expect(await notedBy(companyTeamId)).toEqual(['NotesAssigned']);
  });
});

describe('a consumer that throws', () => {
  afterEach(() => {
    app.reaction(FailsAtFirst).failuresLeft = 0;
  });

  it('leaves nothing behind, is tried again after a growing while, and does not keep the event from the others', async () => {
    const companyTeamId = randomUUID();
    const id = await recordedOne(new TeamRemoved(companyId, companyTeamId));
    app.reaction(FailsAtFirst).failuresLeft = 3;
    const waits: number[] = [];

    for (let attempt = 1; attempt <= 3; attempt++) {
      await makeDue(id);
      await app.relay.run(id);
      const [row] = await recorded(companyTeamId);
      waits.push(row?.waits ?? 0);
      expect(row).toMatchObject({ delivered: false, attempts: attempt });
      expect(await notedBy(companyTeamId)).toEqual(['NotesRemoved']);
    }

    expect(waits.map(Math.ceil)).toEqual([2, 4, 8]);
    await makeDue(id);
    await app.relay.run(id);
    expect(await notedBy(companyTeamId)).toEqual(['FailsAtFirst', 'NotesRemoved']);
    expect(await recorded(companyTeamId)).toEqual([expect.objectContaining({ delivered: true, error: null })]);
  });

  it('is not tried before its time, even by a relay that saw the row due earlier', async () => {
    const companyTeamId = randomUUID();
    const id = await recordedOne(new TeamRemoved(companyId, companyTeamId));
    app.reaction(FailsAtFirst).failuresLeft = 1;

    await app.relay.run(id);
    await other.relay.run(id);

    expect(await recorded(companyTeamId)).toEqual([expect.objectContaining({ delivered: false, attempts: 1 })]);
  });

  it('does not keep other events from it, also when they are relayed together', async () => {
    const [poison, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    const ids = [];
    for (const companyTeamId of [poison, second, third]) ids.push(await recordedOne(new TeamRemoved(companyId, companyTeamId)));
    // Once with the others, once by itself.
    app.reaction(FailsAtFirst).failuresLeft = 2;

    await app.relay.run(...ids);

    expect(await notedBy(poison)).toEqual(['NotesRemoved']);
    expect(await recorded(poison)).toEqual([expect.objectContaining({ delivered: false, attempts: 1, error: 'TypeError' })]);
    for (const other of [second, third]) {
      expect(await notedBy(other)).toEqual(['FailsAtFirst', 'NotesRemoved']);
      expect(await recorded(other)).toEqual([expect.objectContaining({ delivered: true, attempts: 1 })]);
    }
  });

  it('does not stop other events', async () => {
    const [failing, fine] = [randomUUID(), randomUUID()];
    const failingId = await recordedOne(new TeamRemoved(companyId, failing));
    const fineId = await recordedOne(new TeamAssigned(companyId, fine));
    app.reaction(FailsAtFirst).failuresLeft = 1;

    await Promise.all([app.relay.run(failingId), app.relay.run(fineId)]);

    expect(await notedBy(fine)).toEqual(['NotesAssigned']);
  });

  it('keeps the kind of failure, not its words: they may hold what the event itself must not', async () => {
    const companyTeamId = randomUUID();
    const id = await recordedOne(new TeamRemoved(companyId, companyTeamId));
    app.reaction(FailsAtFirst).failuresLeft = 1;

    await app.relay.run(id);

    expect(await recorded(companyTeamId)).toEqual([expect.objectContaining({ error: 'TypeError' })]);
  });
});
