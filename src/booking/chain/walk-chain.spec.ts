import { aService, aServiceRow } from '../../../test/factories/chain-rows.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import type { ServiceRow } from './chain-row.js';
import { walkChain } from './walk-chain.js';

const WANTED = 'Haarschnitt Damen';

function refusal(rows: ServiceRow[], wanted: string | null = WANTED): Outcome {
  const walked = walkChain(rows, wanted);
  if (walked.ok) throw new Error('the chain holds');
  return walked.refusal;
}

it('holds from the number to the branch’s service', () => {
  const walked = walkChain([aServiceRow()], WANTED);

  expect(walked).toMatchObject({ ok: true, scene: { companyName: 'Salon Seeblick', timeZone: 'Europe/Berlin', language: 'de' } });
  const links = walked.ok ? walked.steps.map(({ link, ok }) => `${link}:${ok}`) : [];
  expect(links).toEqual([
    'number:true',
    'branch:true',
    'company:true',
    'team:true',
    'event_type:true',
    'service:true',
    'branch_service:true',
  ]);
});

describe('the first broken link is the answer', () => {
  const BROKEN: [string, Partial<ServiceRow>, string, string, string][] = [
    ['an inactive number', { number_is_active: false }, 'number_unknown', 'number', 'unknown'],
    ['a number without branch', { branch_id: null, branch_name: null, branch_is_active: null }, 'branch_inactive', 'branch', 'no_branch'],
    ['an inactive branch', { branch_is_active: false }, 'branch_inactive', 'branch', 'inactive'],
    ['an inactive company', { company_is_active: false }, 'company_inactive', 'company', 'inactive'],
    ['a team unassigned', { team_removed_at: new Date(), company_has_team: false }, 'service_not_in_team', 'team', 'no_longer_assigned'],
    ['a key that is no admin', { team_sync_error: 'key_not_team_admin: x' }, 'service_not_bookable', 'team', 'key_not_team_admin'],
    ['an event type that vanished', { mapping_is_active: false }, 'service_not_bookable', 'event_type', 'vanished_at_calcom'],
    ['an event type that cannot be booked', { not_bookable_reason: 'seats' }, 'service_not_bookable', 'event_type', 'seats'],
    ['an inactive service', { service_is_active: false }, 'service_inactive', 'service', 'inactive'],
    ['a service not offered here', { branch_service_is_active: false }, 'service_not_at_branch', 'branch_service', 'not_offered'],
    ['a branch of another team', { team_serves_branch: false }, 'service_not_at_branch', 'branch_service', 'not_offered'],
  ];

  it.each(BROKEN)('%s', (_what, change, status, link, reason) => {
    const { chain, ...outcome } = refusal([aServiceRow(change)]);

    expect(outcome.status).toBe(status);
    expect(chain.filter((step) => !step.ok)).toEqual([expect.objectContaining({ link, reason })]);
    expect(chain.at(-1)?.ok).toBe(false);
  });

  it.each(BROKEN.slice(0, -1).map(([what, change, status], index) => ({ what, change, status, later: BROKEN.slice(index + 1) })))(
    '$what comes before every later link',
    ({ change, status, later }) => {
      const all = Object.assign({}, ...later.map(([, each]) => each), change);

      expect(refusal([aServiceRow(all)]).status).toBe(status);
    },
  );

  it('a number that is not there', () => {
    expect(refusal([])).toMatchObject({ status: 'number_unknown', scene: null, chain: [{ link: 'number', ok: false }] });
  });
});

describe('a service that is not clear', () => {
  const bart = aService('Bartschnitt');
  const beratung = aService('Beratung');

  it('is asked for with what can be booked here', () => {
    const off = aService('Dauerwelle', { service_is_active: false });

    expect(refusal([aServiceRow(), beratung, bart, off], null)).toMatchObject({
      status: 'ask_service',
      choices: ['Bartschnitt', 'Beratung', 'Haarschnitt Damen'],
    });
  });

  it('is asked for with those like it', () => {
    const herren = aService('Haarschnitt Herren');

    expect(refusal([aServiceRow(), herren, bart], 'Haarschnitt')).toMatchObject({ choices: ['Haarschnitt Damen', 'Haarschnitt Herren'] });
  });

  it('cannot be asked for without a team', () => {
    const rows = [aServiceRow({ company_has_team: false, team_removed_at: new Date() })];

    expect(refusal(rows, null)).toMatchObject({
      status: 'no_team',
      chain: expect.arrayContaining([expect.objectContaining({ link: 'team', ok: false })]),
    });
  });

  it('is refused as not in the team when it is an id of nobody here', () => {
    const outcome = refusal([aServiceRow()], '0190d6c4-ffff-7000-8000-000000000000');

    expect(outcome.status).toBe('service_not_in_team');
    expect(outcome.service).toBeUndefined();
  });
});
