import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { sendWebhook } from '../../sandbox/retell-caller/webhook.js';
import { type OpenContext, runCli } from '../../src/cli-commands.js';
import { type Frontdesk, RETELL_KEY, startFrontdesk } from '../support/app.js';

interface Bodies {
  workspace: string;
  llm: Record<string, unknown> & { general_tools: Tool[]; general_prompt: string; begin_message: string };
  agent: Record<string, unknown>;
  phone_numbers: { number: string; import: Record<string, unknown>; update: Record<string, unknown> }[];
}
interface Tool {
  name: string;
  type: string;
  parameters?: { properties: Record<string, unknown>; required: string[] };
  [field: string]: unknown;
}

const PUBLIC_URL = 'https://frontdesk.example.com';
/** Retell's own variables, by the zone they tell. */
const BUILT_IN = /^current_(time|calendar)_[A-Z]\w+\/\w+$/;

let frontdesk: Frontdesk;
const open: OpenContext = () => Promise.resolve({ context: frontdesk.app, close: () => Promise.resolve() });

beforeAll(async () => {
  frontdesk = await startFrontdesk({ env: { publicUrl: PUBLIC_URL } });
}, 60_000);
afterAll(() => frontdesk.close());

async function branch(slug: string): Promise<{ id: string; company_id: string }> {
  const [row] = await frontdesk.database.query<{ id: string; company_id: string }>('select id, company_id from branches where slug = $1', [
    slug,
  ]);
  if (!row) throw new Error(`no branch ${slug}`);
  return row;
}

async function cli(...argv: string[]): Promise<Bodies> {
  return JSON.parse(await runCli(['retell:agent', ...argv, '--json'], open));
}

function sample(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`test/recordings/retell/provisioning/${file}`, 'utf8'));
}

/** The named fields only. */
function pick(body: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, body[name]]));
}

function without(body: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

describe('compared with the recorded bodies of Retell’s API', () => {
  it('the language model has their fields and settings', async () => {
    const { llm } = await cli('mitte');
    const recorded = sample('llm.create.json');

    expect(Object.keys(llm).toSorted()).toEqual(Object.keys(recorded).toSorted());
    expect(pick(llm, ['model', 'model_temperature', 'start_speaker'])).toEqual(
      pick(recorded, ['model', 'model_temperature', 'start_speaker']),
    );
    expect(llm.default_dynamic_variables).toMatchObject(Object(recorded.default_dynamic_variables));
  });

  it('each of their tools is there with its settings, and with no argument missing', async () => {
    const { llm } = await cli('mitte');
    // find_appointments has no argument here: it lists everything upcoming.
    const ours = ['url', 'description', 'parameters'];
    const recorded: Tool[] = Object(sample('llm.create.json')).general_tools;

    for (const tool of recorded) {
      const found = llm.general_tools.find(({ name }) => name === tool.name);
      expect(without({ ...found }, ours)).toEqual(without(tool, ours));
      const wanted = Object.keys(tool.parameters?.properties ?? {}).filter((name) => tool.name !== 'find_appointments' || name !== 'date');
      expect(Object.keys(found?.parameters?.properties ?? {})).toEqual(expect.arrayContaining(wanted));
    }
  });

  it('the agent has their fields and settings', async () => {
    const { agent } = await cli('mitte');
    const recorded = sample('agent.create.json');
    // What a call came to is derived from its bookings, so Retell is not asked to judge the transcript.
    const names = Object.keys(recorded).filter((name) => name !== 'post_call_analysis_data');
    const ofTheInstallation = ['response_engine', 'boosted_keywords', 'webhook_url', 'data_storage_retention_days'];

    expect(Object.keys(agent).toSorted()).toEqual(names.toSorted());
    expect(without(agent, ofTheInstallation)).toEqual(
      pick(
        recorded,
        names.filter((name) => !ofTheInstallation.includes(name)),
      ),
    );
    expect(agent.response_engine).toEqual({ type: 'retell-llm', llm_id: expect.stringContaining('llm_id'), version: 0 });
    expect(agent.data_storage_retention_days).toBe(365);
  });

  it('the number has their fields, but for those that only the operator knows', async () => {
    const { phone_numbers } = await cli('mitte');
    const [number] = phone_numbers;

    expect(phone_numbers).toHaveLength(1);
    expect(Object.keys(sample('phone-number.import.json'))).toEqual(expect.arrayContaining(Object.keys(number?.import ?? {})));
    expect(Object.keys(sample('phone-number.update.json'))).toEqual(expect.arrayContaining(Object.keys(number?.update ?? {})));
    expect(number).toMatchObject({ number: '+49305550101', import: { phone_number: '+49305550101', nickname: 'Seeblick Mitte' } });
    expect(number?.update.inbound_agents).toMatchObject([{ agent_id: expect.stringContaining('agent_id'), weight: 1 }]);
  });
});

describe('what is provisioned', () => {
  it('are exactly the functions that are served, with the very same schemas', async () => {
    const { llm } = await cli('leith');
    const response = await fetch(`${frontdesk.baseUrl}/api/v1/retell/tools`);
    const served: { tools: Tool[] } = JSON.parse(await response.text());

    const custom = llm.general_tools.filter(({ type }) => type === 'custom');
    expect(custom.map(({ name, description, parameters }) => ({ name, description, parameters }))).toEqual(served.tools);
    for (const { name, parameters } of custom) {
      expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
      expect(Object.keys(parameters?.properties ?? {})).toEqual(expect.arrayContaining(parameters?.required ?? []));
    }
  });

  it('binds a number to the agent that is known to answer it', async () => {
    await frontdesk.database.query(`update phone_numbers set retell_agent_id = 'agent_known' where number = '+49305550102'`);

    const [number] = (await cli('nord')).phone_numbers;

    expect(number?.update.inbound_agents).toMatchObject([{ agent_id: 'agent_known' }]);
    expect(number?.import.inbound_agents).toEqual(number?.update.inbound_agents);
  });

  it('leads to this installation: one door each for functions, events and the inbound question', async () => {
    const { llm, agent, phone_numbers } = await cli('leith');

    const urls = llm.general_tools.filter(({ type }) => type === 'custom').map(({ url }) => url);
    expect(new Set(urls)).toEqual(new Set([`${PUBLIC_URL}/retell/functions`]));
    expect(agent.webhook_url).toBe(`${PUBLIC_URL}/retell/events`);
    expect(phone_numbers.map(({ import: { inbound_webhook_url } }) => inbound_webhook_url)).toEqual([`${PUBLIC_URL}/retell/inbound`]);
  });

  it('names the workspace in the address when it is not the default one', async () => {
    await frontdesk.database.query(`insert into retell_workspaces (id, slug) values ($1, 'north')`, [randomUUID()]);

    const { workspace, llm, agent, phone_numbers } = await cli('nord', '--workspace', 'north');

    expect(workspace).toBe('north');
    expect(llm.general_tools.at(-1)?.url).toBe(`${PUBLIC_URL}/retell/north/functions`);
    expect(agent.webhook_url).toBe(`${PUBLIC_URL}/retell/north/events`);
    expect(phone_numbers).toEqual([]);
  });

  it.each([
    ['mitte', 'de-DE', 'Europe/Berlin', /Du bist die Telefonassistenz/, /Was kann ich für Sie tun\?$/],
    ['leith', 'en-GB', 'Europe/London', /You are the receptionist/, /How can I help you\?$/],
  ])('speaks the language of %s and knows its clock', async (slug, language, timezone, prompt, first) => {
    const { llm, agent } = await cli(slug);

    expect(agent).toMatchObject({ language, timezone });
    expect(llm.general_prompt).toMatch(prompt);
    expect(llm.general_prompt).toContain(`{{current_time_${timezone}}}`);
    expect(llm.begin_message).toMatch(first);
  });

  it.each(['mitte', 'leith'])('tells the model of %s the rules by which a call stays true', async (slug) => {
    const { general_prompt } = (await cli(slug)).llm;

    const rules = ['next_step', 'message', 'caller_confirmed', 'one_moment', 'booked', 'moved', 'cancelled', 'pending_confirmation'];
    for (const word of [...rules, 'will_confirm_later', 'ask_date', 'words', 'check_availability', 'request_callback', 'end_call'])
      expect(general_prompt).toContain(word);
  });

  it.each(['mitte', 'leith'])('leaves no variable of %s unset, should the inbound question fail', async (slug) => {
    const { llm } = await cli(slug);

    const used = [...`${llm.general_prompt} ${llm.begin_message}`.matchAll(/\{\{([^}]+)\}\}/g)].map(([, name = '']) => name);
    const known = Object.keys(Object(llm.default_dynamic_variables));
    expect(used.filter((name) => !known.includes(name) && !BUILT_IN.test(name))).toEqual([]);
    for (const value of Object.values(Object(llm.default_dynamic_variables))) expect(typeof value).toBe('string');
  });

  it('names the services of the branch that can be booked, so that they are heard and known', async () => {
    const { llm, agent } = await cli('mitte');

    const { services } = Object(llm.default_dynamic_variables);
    expect(services).toBe('Bartschnitt, Beratung, Farbe und Schnitt, Haarschnitt Damen, Herrenhaarschnitt');
    expect(agent.boosted_keywords).toEqual(['Salon Seeblick', 'Seeblick Mitte', ...services.split(', ')]);
  });

  it('sets no variable that a call does not set', async () => {
    const { llm } = await cli('mitte');
    const call_inbound = { from_number: 'anonymous', to_number: '+49305550101' };
    const body = JSON.stringify({ event: 'call_inbound', event_timestamp: Date.now(), call_inbound });
    const response = await sendWebhook({ baseUrl: frontdesk.baseUrl, path: 'inbound', key: RETELL_KEY, body, timestampMs: Date.now() });
    const answer: { call_inbound: { dynamic_variables: object } } = JSON.parse(await response.text());

    expect(Object.keys(answer.call_inbound.dynamic_variables)).toEqual(
      expect.arrayContaining(Object.keys(Object(llm.default_dynamic_variables))),
    );
  });
});

describe('the command', () => {
  it('takes the id as well, and prints the requests in their order', async () => {
    const { id, company_id } = await branch('leith');

    expect(await cli(id)).toEqual({ ...(await cli('leith')), branch_id: id, company_id });
    const text = await runCli(['retell:agent', 'leith'], open);
    const requests = [...text.matchAll(/(POST|PATCH) https:\/\/api\.retellai\.com(\/\S+)/g)].map(([, method, path]) => `${method} ${path}`);
    expect(requests).toEqual([
      ...['POST /create-retell-llm', 'POST /create-agent', 'POST /publish-agent-version/<agent_id>'],
      ...['POST /import-phone-number', 'PATCH /update-phone-number/+441314960101'],
    ]);
  });

  it.each(['nowhere', randomUUID()])('knows no branch %s', async (named) => {
    await expect(cli(named)).rejects.toMatchObject({ code: 'request.not_found' });
  });

  it('asks which company is meant when several have such a branch', async () => {
    const other = await frontdesk.api.post<{ id: string }>('/companies', {
      name: 'Zweiter Salon',
      slug: 'zweiter-salon',
      time_zone: 'Europe/Berlin',
      language: 'de',
    });
    await frontdesk.api.post(`/companies/${other.id}/branches`, { name: 'Leith', slug: 'leith' });

    const named = await cli('leith', '--company', 'zweiter-salon');
    await expect(cli('leith')).rejects.toThrow(/--company/);
    await frontdesk.database.query('delete from branches where company_id = $1', [other.id]);

    expect(named).toMatchObject({ company_id: other.id, phone_numbers: [], workspace: 'default' });
  });
});

describe('GET /api/v1/companies/:company/branches/:branch/retell-agent', () => {
  async function get(path: string, token: string | null = frontdesk.token): Promise<{ status: number; body: Record<string, unknown> }> {
    const headers = token ? { authorization: `Bearer ${token}` } : undefined;
    const response = await fetch(`${frontdesk.baseUrl}/api/v1/companies/${path}`, { headers });
    return { status: response.status, body: JSON.parse(await response.text()) };
  }

  it('gives the same bodies', async () => {
    const { id, company_id } = await branch('mitte');
    const { workspace, llm, agent, phone_numbers } = await cli(id);

    expect(await get(`${company_id}/branches/${id}/retell-agent`)).toEqual({
      status: 200,
      body: { workspace, llm, agent, phone_numbers },
    });
  });

  it('is closed without a token', async () => {
    const { id, company_id } = await branch('mitte');

    expect(await get(`${company_id}/branches/${id}/retell-agent`, null)).toMatchObject({ status: 401 });
  });

  it('finds another company’s branch no more than one that does not exist', async () => {
    const [mine, other] = [await branch('mitte'), await branch('leith')];

    const foreign = await get(`${mine.company_id}/branches/${other.id}/retell-agent`);
    const unknown = await get(`${mine.company_id}/branches/${randomUUID()}/retell-agent`);

    expect(foreign).toMatchObject({ status: 404, body: { code: 'request.not_found' } });
    expect(without(foreign.body, ['request_id', 'instance'])).toEqual(without(unknown.body, ['request_id', 'instance']));
  });

  it('wants the workspace named when the numbers are in several, and knows only such as exist', async () => {
    const { id, company_id } = await branch('mitte');
    await frontdesk.database.query(`insert into retell_workspaces (id, slug) values ($1, 'second')`, [randomUUID()]);
    await frontdesk.api.post(`/companies/${company_id}/numbers`, { number: '+49305550177', branch_id: id, workspace: 'second' });

    const unnamed = await get(`${company_id}/branches/${id}/retell-agent`);
    const named = await get(`${company_id}/branches/${id}/retell-agent?workspace=second`);
    const strange = await get(`${company_id}/branches/${id}/retell-agent?workspace=third`);
    await frontdesk.database.query(`delete from phone_numbers where number = '+49305550177'`);

    expect(unnamed).toMatchObject({ status: 409, body: { code: 'request.conflict' } });
    expect(named).toMatchObject({ status: 200, body: { workspace: 'second', phone_numbers: [{ number: '+49305550177' }] } });
    expect(strange.status).toBe(404);
  });
});
