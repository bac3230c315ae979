import { setImmediate as nextTurn } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '../../src/config/orm.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it.each([0, 1, 2, 3])('closes although connections have just been asked for, %i turns ago', async (turns) => {
  const orm = await MikroORM.init(ormOptions(database.url, []));
  await orm.connect();
  // One finds the connection that stands, the others open theirs.
  const asking = Array.from({ length: 4 }, () => orm.em.execute('select 1').catch(() => 'closed'));
  for (let turn = 0; turn < turns; turn += 1) await nextTurn();

  await orm.close();

  expect(await orm.isConnected()).toBe(false);
  await Promise.all(asking);
});
