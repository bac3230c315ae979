import type { Installation } from '../../sandbox/scenario-player/installation.js';
import { play } from '../../sandbox/scenario-player/player.js';
import { readScenario, scenarioNames, scenarioOf } from '../../sandbox/scenario-player/scenario-files.js';
import { CALCOM_KEY, type Frontdesk, RETELL_KEY, startFrontdesk } from '../support/app.js';

let frontdesk: Frontdesk;
let at: Installation;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
  at = {
    ...{ baseUrl: frontdesk.baseUrl, retellKey: RETELL_KEY, api: frontdesk.api },
    ...{ calcomOrigin: frontdesk.calcom.origin, calcomKey: CALCOM_KEY },
  };
}, 60_000);
afterAll(() => frontdesk.close());

describe('a conversation of sandbox/scenarios', () => {
  it.each(scenarioNames())('%s', async (name) => {
    const { misses } = await play(readScenario(name), at);

    expect(misses).toEqual([]);
  });
});

describe('the player', () => {
  const scenario = (steps: string, end = 'database: [], calendar: []') =>
    scenarioOf(
      't',
      't.yaml',
      `title: t\nphone: Seeblick Mitte\nfree: { service: Bartschnitt, from: '09:00', to: '10:00' }\nsteps:\n${steps}\nin_the_end: { ${end} }`,
    );
  const BOOK = `{ service: Bartschnitt, start: '{{day at 09:40}}', customer_name: Mila Brandt, caller_confirmed: true }`;

  it('names the step that was not as expected, and plays no further', async () => {
    const asked = `  - { function: find_appointments, expect: { status: found } }\n  - { function: book_appointment, arguments: ${BOOK}, expect: {} }`;
    const before = frontdesk.calcom.bookings().length;

    const played = await play(scenario(asked), at);

    expect(played.misses).toContain('step 1 (function): status: expected "found", saw "none"');
    expect(frontdesk.calcom.bookings()).toHaveLength(before);
  });

  it('misses a booking that stands where none was expected', async () => {
    const booked = `  - { function: book_appointment, arguments: ${BOOK}, expect: { status: booked } }`;

    const played = await play(scenario(booked), { ...at, patienceMs: 500 });

    expect(played.misses.join()).toMatch(/in the end: bookings in the database: expected \[\], saw \["Bartschnitt at .* confirmed"\]/);
    expect(played.misses.join()).toMatch(/bookings at the calendar: expected \[\], saw \["Bartschnitt at .* accepted"\]/);
  });

  it('leaves no fault and no change of a service behind, also after a miss', async () => {
    const steps = [
      '  - { calendar: { fault: { kind: book, fault: slow, times: 9 } } }',
      '  - { office: { service: Bartschnitt, set: { email_policy: ask } } }',
      '  - { office: { service: Bartschnitt, not_offered_at: Seeblick Nord } }',
      '  - { function: find_appointments, expect: { status: found } }',
    ];

    await play(scenario(steps.join('\n')), at);

    const faults = await fetch(`${frontdesk.calcom.origin}/_sandbox/faults`);
    expect(await faults.json()).toEqual({ faults: [] });
    const [row] = await frontdesk.database.query(
      `select s.email_policy, (select count(*)::int from branch_services b where b.service_id = s.id and b.is_active) as branches
         from services s join team_event_type_mappings m on m.id = s.mapping_id where m.calcom_event_type_id = 1004`,
    );
    expect(row).toEqual({ email_policy: 'technical', branches: 2 });
  });

  it('plays every function that agents may call', async () => {
    const response = await fetch(`${frontdesk.baseUrl}/api/v1/retell/tools`);
    const { tools } = (await response.json()) as { tools: { name: string }[] };
    const played = scenarioNames().flatMap((name) =>
      readScenario(name).steps.map((step) => (step.kind === 'function' ? step.function : '')),
    );

    expect(tools.map(({ name }) => name).filter((name) => !played.includes(name))).toEqual([]);
    expect(scenarioNames().length).toBeGreaterThanOrEqual(28);
  });
});
