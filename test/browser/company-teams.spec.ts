import { type AdminApi } from '../../sandbox/admin-api.js';
import { DEMO } from '../../sandbox/demo-world.js';
import { book, weekday } from '../support/booking-calls.js';
import { unused } from '../support/company-rows.js';
import { eventually } from '../support/eventually.js';
import { describeWith } from '../support/external.js';
import { aBrowserOf } from '../support/people.js';
import { type Visit, type WebApp, axeFindings, startWebApp } from '../support/web-app.js';

interface Made {
  id: string;
}

/** A whole walk on a machine with much else to do. */
const WALK_MS = 90_000;
const PHONE = { viewport: { width: 390, height: 844 } };

describeWith('chromium')('the pages of a company and its Cal.com teams', () => {
  let app: WebApp;
  let api: AdminApi;

  beforeAll(async () => {
    app = await startWebApp({ seed: 'anew' });
    api = app.frontdesk.api;
  }, 120_000);
  afterAll(() => app?.close());

  const companyId = async (slug: string) => (await api.get<{ data: Made[] }>(`/companies?slug=${slug}`)).data[0]?.id ?? '';
  const aCompany = (name: string) =>
    api.post<Made>('/companies', { name, slug: `company-${unused()}`, time_zone: 'Europe/Berlin', language: 'en' });
  const query = <Row extends object>(sql: string, values: unknown[]) => app.frontdesk.database.query<Row>(sql, values);

  /** Changes the stand-in for Cal.com. */
  async function atCalcom(method: 'PUT' | 'DELETE', path: string, body?: object): Promise<void> {
    const init = { method, ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) };
    const response = await fetch(`${app.frontdesk.calcom.origin}/_sandbox${path}`, init);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  }

  const asMember = (role: 'OWNER' | 'MEMBER') => [{ userId: DEMO.serviceUser, role, accepted: true }];

  /** A team at Cal.com that nobody has yet, with event types of these titles; their ids follow the team's. */
  async function aTeamAtCalcom(name: string, ...titles: string[]): Promise<number> {
    const id = unused() * 100;
    await atCalcom('PUT', `/teams/${id}`, { name, slug: `team-${id}`, members: asMember('OWNER') });
    for (const [place, title] of titles.entries()) await anEventType(id + place, id, title);
    return id;
  }

  const anEventType = (id: number, teamId: number, title: string) => {
    const more = { lengthInMinutes: 30, hosts: [DEMO.dental.hosts.rhona], schedulingType: 'collective' };
    return atCalcom('PUT', `/event-types/${id}`, { teamId, title, slug: `type-${id}`, ...more });
  };

  /** A company with a team of its own that has been read. */
  async function synced(name: string, calcomTeamId: number): Promise<{ id: string; teamId: string }> {
    const { id } = await aCompany(name);
    const team = await api.post<Made>(`/companies/${id}/teams`, { calcom_team_id: calcomTeamId });
    await eventually('the first sync', async () => (await statusOf(team.id)) === 'synced');
    return { id, teamId: team.id };
  }

  const statusOf = async (teamId: string) =>
    (await query<{ status: string }>('select team_sync_status as status from company_teams where id = $1', [teamId]))[0]?.status;

  async function expectNothingAmiss({ page, errors, foreign, close }: Visit): Promise<void> {
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  }

  it(
    'assigns a team by name, shows what its import came to, and takes an event type over from the company that held it',
    async () => {
      const { id } = await aCompany('Leith Smiles');
      const dental = await companyId('harbor-dental');
      const visit = await app.visit(await aBrowserOf(app.frontdesk, 'operator'), `/companies/${id}/teams`);
      const { page } = visit;

      await page.getByRole('link', { name: 'Assign a team' }).click();
      // The one free team; the others say whose they are.
      await page.getByRole('radio', { name: /^Harbor Dental Cosmetics/, checked: true }).waitFor();
      expect(await page.getByRole('radio', { name: /Salon Seeblick.*taken by Salon Seeblick/ }).isDisabled()).toBe(true);
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Assign team' }).click();

      // Whitening was Harbor Dental's when the team was theirs, and still is.
      await page.getByRole('heading', { name: 'Harbor Dental Cosmetics', level: 2 }).waitFor();
      await page.getByText('Some event types of this team belong to another company here.').first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('link', { name: 'To the conflicts' }).click();
      await page.getByRole('button', { name: 'Take over Whitening' }).click();
      const dialog = page.getByRole('dialog', { name: 'Take over “Whitening”?' });
      await dialog.getByText(/a service of Leith Smiles/).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Take over' }).click();

      await page.getByRole('heading', { name: '“Whitening” has been taken over' }).waitFor();
      await page.getByRole('link', { name: 'Harbor Dental', exact: true }).waitFor();
      await page.getByText('synced', { exact: true }).waitFor();
      const held = await query<{ company_id: string }>(
        'select company_id from team_event_type_mappings where calcom_event_type_id = $1 and released_at is null',
        [DEMO.cosmetics.eventTypes.whitening],
      );
      expect(held).toEqual([{ company_id: id }]);
      expect(dental).not.toBe(id);
      await expectNothingAmiss(visit);
    },
    WALK_MS,
  );

  it(
    'syncs on a click, shows how it goes on and what it came to, and says in words what to do when the key has lost its rights',
    async () => {
      const calcomTeam = await aTeamAtCalcom('Annexe', 'X-ray', 'Filling');
      const { id, teamId } = await synced('Annexe', calcomTeam);
      await anEventType(calcomTeam + 2, calcomTeam, 'Crown');
      await atCalcom('DELETE', `/event-types/${calcomTeam}`);
      const visit = await app.visit(await aBrowserOf(app.frontdesk, 'operator'), `/companies/${id}/teams`, { colorScheme: 'dark' });
      const { page } = visit;
      const sync = page.getByRole('button', { name: 'Sync team event types' });

      app.frontdesk.calcom.fault({ kind: 'event_types', fault: 'slow', delayMs: 60_000 });
      await sync.click();
      await page.getByText('Reading the team from Cal.com …').waitFor();
      expect(await page.getByRole('button', { name: 'Syncing …' }).isDisabled()).toBe(true);
      app.frontdesk.calcom.clearFaults();

      await sync.waitFor();
      const card = page.getByRole('region', { name: 'Annexe' });
      const count = (label: string) =>
        card
          .locator('div', { has: page.getByText(label, { exact: true }) })
          .last()
          .innerText();
      expect(await Promise.all(['New', 'Unchanged', 'Deactivated'].map(count))).toEqual(
        ['1', '1', '1'].map((n) => expect.stringContaining(n)),
      );
      await page.getByRole('listitem').filter({ hasText: '2 event types: 1 new, 1 deactivated' }).waitFor();

      await atCalcom('PUT', `/teams/${calcomTeam}`, { members: asMember('MEMBER') });
      await sync.click();
      const alert = card.getByRole('alert').filter({ hasText: 'The key’s user is not an admin of this team at Cal.com.' });
      await alert.getByText(/Make the user an admin or owner of the team/).waitFor();
      expect(await alert.getByRole('link', { name: 'To the connection' }).getAttribute('href')).toMatch(/#\/connections\/[0-9a-f-]{36}$/);
      expect(await statusOf(teamId)).toBe('error');
      await expectNothingAmiss(visit);
    },
    WALK_MS,
  );

  it(
    'says what a switch and a removal will do before they are done, and keeps the bookings of the former team in sight',
    async () => {
      const [newTeam, salon] = [await aTeamAtCalcom('Uferweg Neu', 'Massage'), await companyId('salon-seeblick')];
      await book(app.frontdesk, `${weekday(3)}T10:00`);
      const visit = await app.visit(await aBrowserOf(app.frontdesk, 'operator'), `/companies/${salon}/teams`);
      const { page } = visit;

      await page.getByRole('button', { name: 'Remove team' }).click();
      const removal = page.getByRole('dialog', { name: 'Remove Salon Seeblick?' });
      await removal.getByText(/5 services can no longer be booked:.*Bartschnitt/).waitFor();
      await removal.getByText('On 2 phone numbers callers can book nothing any more.').waitFor();
      await removal.getByText(/One booking to come stands at Cal.com/).waitFor();
      await removal.getByText('It is the only team of this company.').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await removal.getByRole('button', { name: 'Cancel' }).click();
      await removal.waitFor({ state: 'hidden' });

      await page.getByRole('link', { name: 'Switch team' }).click();
      await page.getByRole('radio', { name: 'Another team, by its id' }).check();
      await page.getByLabel('Id of the team at Cal.com').fill(String(newTeam));
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Switch …' }).click();
      const change = page.getByRole('dialog', { name: 'Switch from Salon Seeblick to Uferweg Neu?' });
      await change.getByText(/callers can book nothing until services of the new team are offered/).waitFor();
      await change.getByRole('button', { name: 'Switch to Uferweg Neu' }).click();

      await page.getByRole('heading', { name: 'Uferweg Neu', level: 2, exact: true }).waitFor();
      const standing = await query<{ team: number; stands: boolean }>(
        'select calcom_team_id as team, removed_at is null as stands from company_teams where company_id = $1 order by stands',
        [salon],
      );
      expect(standing).toEqual([
        { team: DEMO.salon.teamId, stands: false },
        { team: newTeam, stands: true },
      ]);

      await page.getByRole('link', { name: 'All teams of the company' }).click();
      await page
        .getByRole('region', { name: 'Former teams' })
        .getByText(/1 booking to come/)
        .waitFor();
      const [booking] = await query<{ id: string; reference: string }>(
        `select id, reference from bookings where company_id = $1 and start_at > now() and status = 'confirmed'`,
        [salon],
      );
      const link = page
        .getByRole('region', { name: 'Bookings to come of former teams' })
        .getByRole('link', { name: booking?.reference ?? '' });
      expect(await link.getAttribute('href')).toBe(`#/companies/${salon}/bookings/${booking?.id}`);
      await expectNothingAmiss(visit);
    },
    WALK_MS,
  );

  it(
    'shows what of a company is set up and what is missing, and changes its settings',
    async () => {
      const { id } = await aCompany('Praxis am Park');
      const visit = await app.visit(await aBrowserOf(app.frontdesk, 'operator'), '/companies');
      const { page } = visit;

      await page.getByLabel('Name').fill('praxis am');
      await page.getByRole('cell', { name: 'Harbor Dental' }).waitFor({ state: 'detached' });
      await page.getByRole('cell', { name: 'Praxis am Park' }).click();
      await page.getByText('No team yet, so nothing can be booked.').waitFor();
      await page.getByText('No number yet, so nobody can call.').waitFor();
      expect(await page.getByRole('link', { name: 'Continue the setup' }).getAttribute('href')).toBe(`#/companies/${id}/setup`);

      const cancelling = page.getByRole('group', { name: 'Notice for cancelling' });
      await cancelling.getByLabel('Hours').fill('1');
      await cancelling.getByLabel('Minutes').fill('30');
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Praxis im Park');
      await page.getByRole('button', { name: 'Save', exact: true }).last().click();
      await page.getByRole('heading', { name: 'Praxis im Park', level: 1 }).waitFor();
      await page.getByLabel('Hours between syncs').fill('6');
      await page.getByRole('region', { name: 'Reading from Cal.com' }).getByRole('button', { name: 'Save' }).click();
      await page.getByText('The interval has been saved').waitFor();

      expect(await query('select name, cancel_notice_minutes, sync_interval_hours from companies where id = $1', [id])).toEqual([
        { name: 'Praxis im Park', cancel_notice_minutes: 90, sync_interval_hours: 6 },
      ]);
      await expectNothingAmiss(visit);
    },
    WALK_MS,
  );

  it(
    'lets an admin sync, tells who may assign, and hints at no other company',
    async () => {
      const calcomTeam = await aTeamAtCalcom('Nordlicht', 'Yoga');
      const { id } = await synced('Nordlicht', calcomTeam);
      await anEventType(DEMO.dental.eventTypes.checkUp, calcomTeam, 'Check-up');
      const admin = await app.visit(await aBrowserOf(app.frontdesk, 'admin', id), `/companies/${id}/teams`);

      await admin.page.getByText(/Only operators may assign or switch teams of a shared connection/).waitFor();
      await admin.page.getByRole('button', { name: 'Sync team event types' }).click();
      await admin.page.getByText('partly synced').first().waitFor();
      expect(await admin.page.getByRole('link', { name: /Switch team|Assign/ }).count()).toBe(0);
      await admin.page.getByRole('link', { name: 'To the conflicts' }).click();
      await admin.page.getByText(/ask your operator to take it over/).waitFor();
      expect(await admin.page.getByRole('button', { name: /Take over/ }).count()).toBe(0);
      expect(await admin.page.locator('body').innerText()).not.toContain('Harbor Dental');
      await admin.page.goto(`/admin/#/companies/${id}/teams/create`);
      await admin.page.getByText(/Only operators see and assign teams there/).waitFor();
      await expectNothingAmiss(admin);
    },
    WALK_MS,
  );

  it(
    'offers a viewer nothing that would be refused',
    async () => {
      const { id } = await synced('Südlicht', await aTeamAtCalcom('Südlicht', 'Yoga'));
      const viewer = await app.visit(await aBrowserOf(app.frontdesk, 'viewer', id), `/companies/${id}`);
      await viewer.page.getByRole('region', { name: 'Details' }).waitFor();
      expect(await viewer.page.getByRole('button', { name: 'Save' }).count()).toBe(0);
      await viewer.page.goto(`/admin/#/companies/${id}/teams`);
      await viewer.page.getByRole('heading', { name: 'Südlicht', level: 2 }).waitFor();
      expect(await viewer.page.getByRole('button', { name: /Sync team|Remove/ }).count()).toBe(0);
      await expectNothingAmiss(viewer);
    },
    WALK_MS,
  );

  it(
    'speaks German and needs no sideways scrolling on a phone',
    async () => {
      const calcomTeam = await aTeamAtCalcom('Hafenblick', 'Maniküre');
      const { id, teamId } = await synced('Hafenblick', calcomTeam);
      const visit = await app.visit(await aBrowserOf(app.frontdesk, 'operator'), `/companies/${id}`, {
        ...PHONE,
        locale: 'de-DE',
        colorScheme: 'dark',
      });
      const { page } = visit;
      const width = () => page.evaluate('document.documentElement.scrollWidth');

      await page.getByRole('heading', { name: 'Was eingerichtet ist' }).waitFor();
      await page.getByRole('link', { name: 'Hafenblick' }).waitFor();
      expect(await width()).toBe(390);
      expect(await axeFindings(page)).toEqual([]);
      await page.goto(`/admin/#/companies/${id}/teams`);
      await page.getByText('1 Termintyp: 1 neu').waitFor();
      expect(await width()).toBe(390);
      await page.getByRole('button', { name: 'Team entfernen' }).click();
      const dialog = page.getByRole('dialog', { name: 'Hafenblick entfernen?' });
      await dialog.getByText('Es ist das einzige Team dieser Firma.').waitFor();
      await dialog.getByRole('button', { name: 'Team entfernen' }).click();
      await page.getByText('Noch kein Cal.com-Team').waitFor();

      expect(await query('select 1 as one from company_teams where id = $1 and removed_at is not null', [teamId])).toEqual([{ one: 1 }]);
      expect(await width()).toBe(390);
      await expectNothingAmiss(visit);
    },
    WALK_MS,
  );
});
