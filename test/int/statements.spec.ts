import { globSync, readFileSync } from 'node:fs';
import { actAs } from '../../src/shared/acting.js';
import { type Statement, Statements } from '../../src/shared/statements.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let statements: Statements;

beforeAll(async () => {
  database = await createTestDatabase();
  statements = new Statements(database.url);
});
afterAll(async () => {
  await statements?.onApplicationShutdown();
  await database?.drop();
});

it('is planned once a connection, whatever it is asked with', async () => {
  const text = 'select generic_plans::int as once, custom_plans::int as anew from pg_prepared_statements where name = $1';
  const ask = () => statements.run({ name: 'own_plans', text }, ['own_plans']);
  for (let n = 0; n < 3; n++) await ask();

  expect(await ask()).toEqual([{ once: 4, anew: 0 }]);
});

it('tells the database who acts, but where nothing is written that is audited', async () => {
  const text = `with nothing as (select) select current_setting('frontdesk.actor', true) as actor from nothing`;
  const audited: Statement = { name: 'audited', text };
  const unaudited: Statement = { name: 'unaudited', text, unaudited: true };

  expect(await actAs('sync', () => statements.run(audited, []))).toEqual([{ actor: 'sync' }]);
  expect(await actAs('caller', () => statements.run(unaudited, []))).toEqual([{ actor: 'sync' }]);
  expect(await actAs('caller', () => statements.run(audited, []))).toEqual([{ actor: 'caller' }]);
});

describe('a statement that says it writes no audited table', () => {
  const sources = globSync('src/**/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const told = sources.matchAll(/name: '(\w+)',\n {2}unaudited: true,\n {2}text:([^;]+);/g);
  const unaudited = [...told].map(([, name, text]) => ({ name, text }));

  it('is found by this test', () => {
    expect(unaudited.map(({ name }) => name)).toContain('telephony_receive_function_call');
    expect(unaudited).toHaveLength(sources.split('  unaudited: true,').length - 1);
  });

  it.each(unaudited)('$name writes none', async ({ text = '' }) => {
    const audited: Statement = { name: 'audited_tables', text: 'select distinct subject from audit_columns' };
    const tables = await statements.run<{ subject: string }>(audited, []);
    const written = [...text.matchAll(/(?:insert into|delete from|(?<!do |no key |for )update) (\w+)/g)].map(([, table]) => table);

    expect(written).not.toEqual([]);
    expect(tables.map(({ subject }) => subject).filter((table) => written.includes(table))).toEqual([]);
  });
});
