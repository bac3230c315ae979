import { createHash } from 'node:crypto';
import { type OpenContext, runCli } from '../../src/cli-commands.js';
import { type CompaniesApp, startCompanies } from '../support/companies-app.js';
import { aCompany, aConnection, unused } from '../support/company-rows.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let app: CompaniesApp;
let company: { id: string; slug: string };
let closed = 0;

const open: OpenContext = () => Promise.resolve({ context: app.context, close: () => Promise.resolve(void closed++) });
const cli = (line: string): Promise<string> => runCli(line.split(' ').filter(Boolean), open);

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startCompanies(database.url);
  await aConnection(app.sql, { label: 'default' });
  await aConnection(app.sql, { label: 'second' });
  const id = await aCompany(app.sql);
  const [row] = await app.sql<{ slug: string }>('select slug from companies where id = $1', [id]);
  company = { id, slug: row?.slug ?? '' };
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

function tokenRow(text: string): Promise<Record<string, unknown>[]> {
  const hash = createHash('sha256').update(text).digest('hex');
  return app.sql('select name, role, company_id, expires_at from api_tokens where token_hash = $1', [hash]);
}

it('makes an operator token, shows its text once and keeps only the hash', async () => {
  const [text = ''] = (await cli('token:create --name nightly')).split('\n');

  expect(text).toMatch(/^fd_[A-Za-z0-9_-]{43}$/);
  expect(await tokenRow(text)).toEqual([{ name: 'nightly', role: 'operator', company_id: null, expires_at: null }]);
  expect(JSON.stringify(await app.sql('select * from api_tokens'))).not.toContain(text);
});

it('makes a company token that ends, and says so to programs', async () => {
  const said = JSON.parse(await cli(`token:create --name board --role viewer --company ${company.slug} --expires-days 30 --json`));

  expect(said).toMatchObject({ role: 'viewer', company_id: company.id });
  const [row] = await tokenRow(said.token);
  expect(row).toMatchObject({ role: 'viewer', company_id: company.id, expires_at: new Date(said.expires_at) });
  expect(Date.parse(said.expires_at) - Date.now()).toBeGreaterThan(29.9 * 86_400_000);
});

it('assigns a team through the default connection, or the one named', async () => {
  const [one, two] = [unused(), unused()];

  await cli(`team:assign ${company.slug} ${one}`);
  const said = JSON.parse(await cli(`team:assign ${company.slug} ${two} --connection second --json`));

  const rows = await app.sql<{ id: string; label: string }>(
    `select t.id, c.label from company_teams t join calcom_connections c on c.id = t.connection_id
     where t.company_id = $1 order by t.calcom_team_id`,
    [company.id],
  );
  expect(rows).toEqual([
    { id: expect.any(String), label: 'default' },
    { id: said.id, label: 'second' },
  ]);
});

it('opens the database for migrate, which is what migrates, and closes it again', async () => {
  const before = closed;

  expect(await cli('migrate')).toBe('The database is up to date.');

  expect(closed).toBe(before + 1);
});

it.each(['help', '', '--help'])('lists the commands for "%s"', async (line) => {
  expect(await cli(line)).toMatch(/token:create .*\n[^]*team:assign .*\n[^]*migrate/);
});

it.each([
  ['tokens', 'There is no command "tokens"'],
  ['constructor', 'There is no command "constructor"'],
  ['token:create', '--name is missing'],
  ['token:create --name x --role king', '--role must be one of operator, admin, viewer'],
  ['token:create --name x --role admin', 'An operator token has no company; an admin or viewer token needs one.'],
  ['token:create --name x --expires-days -1', 'usage: token:create'],
  ['token:create --name x --expires-days=0', '--expires-days must be a whole number from 1'],
  ['token:create --name x --colour red', "Unknown option '--colour'"],
  ['token:create --name x --company nobody', 'There is no such company.'],
  ['team:assign nobody 5', 'There is no such company.'],
  ['team:assign', 'usage: team:assign <company-slug> <calcom_team_id>'],
  ['team:assign slug 5.5', '<calcom_team_id> must be a whole number from 1 to 2147483647'],
  ['team:assign slug 2147483648', '<calcom_team_id> must be a whole number from 1 to 2147483647'],
])('refuses "%s": %s', async (line, reason) => {
  const [before] = await app.sql('select (select count(*) from api_tokens) as tokens, (select count(*) from company_teams) as teams');

  await expect(cli(line)).rejects.toThrow(reason);

  expect(await app.sql('select (select count(*) from api_tokens) as tokens, (select count(*) from company_teams) as teams')).toEqual([
    before,
  ]);
});

it('says which connection there is not', async () => {
  await expect(cli(`team:assign ${company.slug} ${unused()} --connection third`)).rejects.toThrow(
    'There is no Cal.com connection labelled "third".',
  );
});
