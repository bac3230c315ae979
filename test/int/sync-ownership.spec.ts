import fc from 'fast-check';
import pg from 'pg';
import { SyncWorld } from './sync-world.js';

let world: SyncWorld;

beforeAll(async () => {
  world = await SyncWorld.start();
});
afterAll(() => world?.close());

/** Every column of services that is not Cal.com's (invariant 6); `updated_at` tells of both. */
const COMPANYS = `id, company_id, mapping_id, display_name, aliases, category, price_minor, currency, email_policy, notice_minutes, is_active`;

const localEdit = fc.record(
  {
    display_name: fc.option(fc.constantFrom('Waschen', 'Färben', '  Schnitt "kurz"  '), { nil: null }),
    aliases: fc.array(fc.constantFrom('schneiden', 'kurz', 'Damen'), { maxLength: 2 }),
    category: fc.constantFrom('Haare', 'Bart'),
    price: fc.option(fc.record({ minor: fc.nat(9_999), currency: fc.constantFrom('EUR', 'GBP') }), { nil: null }),
    email_policy: fc.constantFrom('technical', 'ask'),
    is_active: fc.boolean(),
  },
  { requiredKeys: [] },
);
const calcomEdit = fc.record(
  {
    title: fc.constantFrom('A', 'B', 'C'),
    lengthInMinutes: fc.constantFrom(15, 30, 45),
    hidden: fc.boolean(),
    price: fc.constantFrom(0, 10),
    minimumBookingNotice: fc.nat(300),
  },
  { requiredKeys: [] },
);
const step = fc.oneof(
  fc.record({ kind: fc.constant('local' as const), change: localEdit }),
  fc.record({ kind: fc.constant('calcom' as const), change: calcomEdit }),
  fc.record({ kind: fc.constantFrom('vanish' as const, 'return' as const, 'fault' as const) }),
);

it('leaves every local edit alone, whatever happens at Cal.com and however often it is synced', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), async (steps) => {
      const team = await world.synced([{}, {}]);
      const [edited = 0] = team.eventTypes;
      const [service] = await world.sql<{ id: string }>(
        `select s.id from services s join team_event_type_mappings m on m.id = s.mapping_id where m.calcom_event_type_id = $1`,
        [edited],
      );
      const owned = (): Promise<object[]> => world.sql(`select ${COMPANYS} from services where id = $1`, [service?.id]);
      let title = `Service ${edited}`;
      for (const each of steps) {
        if (each.kind === 'local') await world.frontdesk.api.patch(`/companies/${team.companyId}/services/${service?.id}`, each.change);
        if (each.kind === 'calcom') {
          title = each.change.title ?? title;
          await restore(team.calcomTeamId, edited, { title, ...each.change });
        }
        if (each.kind === 'vanish') await world.removeEventType(edited).catch(() => undefined);
        if (each.kind === 'return') await restore(team.calcomTeamId, edited, { title });
        if (each.kind === 'fault') world.fault({ kind: 'event_types', fault: 'rubbish' });
        const before = await owned();

        await world.sync(team);

        expect(await owned()).toEqual(before);
      }
      await world.clearFaults();
      await restore(team.calcomTeamId, edited, { title });
      const before = await owned();
      expect(await world.sync(team)).toMatchObject({ state: 'synced' });
      expect(await owned()).toEqual(before);
      expect(await world.sql('select title from services where id = $1', [service?.id])).toEqual([{ title }]);
    }),
    { numRuns: 8 },
  );
}, 60_000);

function restore(teamId: number, id: number, change: object): Promise<number> {
  const whole = { slug: `service-${id}`, lengthInMinutes: 30, schedulingType: 'collective' as const, hosts: [11] };
  return world.putEventType(teamId, { ...whole, ...change, id });
}

describe('a team with 500 event types of which none changed', () => {
  const TABLES = ['team_event_type_mappings', 'services', 'calcom_team_members'];

  it('takes at most 12 statements and writes no row', async () => {
    const team = await world.synced();
    for (let n = 0; n < 499; n++) await world.putEventType(team.calcomTeamId);
    const imported = await world.sync(team);
    expect(imported).toMatchObject({ state: 'synced', counts: { created: 499, unchanged: 1 } });
    const rows = (): Promise<unknown> =>
      Promise.all(
        TABLES.map((table) =>
          world.sql(`select xmin::text, xmax::text, * from ${table} where company_id = $1 order by id`, [team.companyId]),
        ),
      );
    const before = await rows();

    // The quietest of three: a connection that somebody else has used meanwhile is told once more who acts.
    const runs = [await counted(async () => world.sync(team)), await counted(async () => world.sync(team))];
    runs.push(await counted(async () => world.sync(team)));
    const [run, statements] = runs.reduce((quietest, each) => (each[1].length < quietest[1].length ? each : quietest));

    expect(run).toMatchObject({
      state: 'synced',
      fetched: 500,
      written: 0,
      counts: { unchanged: 500, created: 0, updated: 0, deactivated: 0 },
    });
    expect(await rows()).toEqual(before);
    expect([statements.at(0), statements.at(-1)]).toEqual([expect.stringMatching(/^update sync_runs/), 'commit']);
    expect(statements.length).toBeGreaterThan(6);
    expect(statements.slice(12)).toEqual([]);
  }, 60_000);
});

/** What the run itself sent: from its claim to its commit, of both pools; the queue's own looks at the table do not count. */
async function counted<T>(work: () => Promise<T>): Promise<[T, string[]]> {
  const sent: string[] = [];
  const original: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof original !== 'function') throw new Error('pg has changed');
  const spy = function (this: unknown, ...args: unknown[]): unknown {
    const [first] = args;
    sent.push(typeof first === 'string' ? first : String((first as { text?: string }).text));
    return Reflect.apply(original, this, args);
  };
  Object.assign(pg.Client.prototype, { query: spy });
  try {
    const result = await work();
    const from = sent.findIndex((text) => /update sync_runs set state = 'running'/.test(text));
    const of = sent.slice(from).filter((text) => !OTHERS.test(text));
    const until = of.findIndex((text) => /^commit/i.test(text));
    return [result, of.slice(0, until + 1)];
  } finally {
    Object.assign(pg.Client.prototype, { query: original });
  }
}

/** Sweeps of the queue, the relay, and the request that asked for the sync. */
const OTHERS =
  /from sync_runs r join|from booking_attempts|from outbox|update outbox|from receipts|team_webhooks|team_polls|api_tokens|insert into sync_runs|from companies where id|\bcallback/i;
