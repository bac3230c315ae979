import type { Page } from 'playwright-core';
import { sendWebhook } from '../../sandbox/retell-caller/webhook.js';
import { type Frontdesk, RETELL_KEY } from '../support/app.js';
import { SEEBLICK_MITTE, SEEBLICK_NORD, anotherCaller, bookingsAt, standingAt, utc, weekday, wish } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';
import { describeWith } from '../support/external.js';
import { atCalendar, booked, stored } from '../support/own-bookings.js';
import { type Browser, type Person, aBrowserOf } from '../support/people.js';
import { type Visit, type WebApp, axeFindings, startWebApp } from '../support/web-app.js';

let app: WebApp;
let frontdesk: Frontdesk;
let company: string;
let admin: Browser & Person;

async function startSalon(): Promise<void> {
  app = await startWebApp();
  ({ frontdesk } = app);
  const [salon] = await frontdesk.database.query<{ id: string }>(`select id from companies where name = 'Salon Seeblick'`);
  company = salon?.id ?? '';
  admin = await aBrowserOf(frontdesk, 'admin', company);
}

/** Nothing foreign asked, nothing broken, nothing that axe calls serious. */
async function expectSound({ page, errors, foreign }: Visit): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
}

const IN_GERMAN = { calls: 'Anrufe', bookings: 'Buchungen', 'callback-requests': 'Rückrufwünsche' };
/** A walk has many steps, and a busy machine takes its time for each. */
const A_WALK_MS = 90_000;

const at = (path: string): string => `/companies/${company}/${path}`;

/** Chosen in a list of MUI, by its label. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

function textOf(answer: { body: Record<string, unknown> }): string {
  return String(answer.body.message);
}

describeWith('chromium')('the pages of calls, bookings and callback requests', () => {
  beforeAll(startSalon, 120_000);
  afterAll(() => app?.close());

  it(
    'calls come into the open list by themselves, and show what was said, asked, answered and booked',
    async () => {
      const visit = await app.visit(admin, at('calls'));
      const { page } = visit;
      const from = anotherCaller();
      const call = frontdesk.call({ from });

      await call.invoke('check_availability', { service: 'Dauerwelle', date: weekday(0) });
      const answer = await call.invoke('book_appointment', wish(`${weekday(0)}T09:20`));
      await page.getByRole('row').filter({ hasText: from }).getByRole('link').waitFor({ timeout: 15_000 });
      await endOf(call.callId, from, textOf(answer));
      await page.getByRole('row').filter({ hasText: from }).getByText('1 min 37 s').waitFor({ timeout: 15_000 });
      await expectSound(visit);
      await page.getByRole('row').filter({ hasText: from }).getByRole('link').press('Enter');

      await page.getByText('The caller hung up').waitFor();
      await page.getByText('Ein Bartschnitt ist gebucht.').waitFor();
      await page.getByText('Guten Tag, was kann ich für Sie tun?').waitFor();
      const line = page.getByRole('region', { name: 'What the agent asked Frontdesk' });
      expect(await line.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['Look for free times', 'Book']);
      await line.getByRole('blockquote', { name: 'What the caller hears' }).getByText(textOf(answer)).waitFor();
      // A broken chain is open at once, with the place where it is mended.
      await line.getByText('It is switched off.').waitFor();
      expect(await line.getByRole('link', { name: 'Mend it' }).getAttribute('href')).toContain(at('services'));
      await line.getByText('Whole answer').last().press('Enter');
      await line.getByText('"status": "booked"').waitFor();
      await expectSound(visit);

      const [{ reference } = { reference: '' }] = await frontdesk.database.query<{ reference: string }>(
        'select b.reference from bookings b join calls c on c.id = b.call_id where c.provider_call_id = $1',
        [call.callId],
      );
      await page.getByRole('link', { name: reference }).click();
      await page.getByRole('link', { name: 'by phone: see the call' }).click();
      await page.getByText(call.callId).waitFor();
      await visit.close();
    },
    A_WALK_MS,
  );

  it(
    'calls are found by branch, outcome, number and day',
    async () => {
      const from = anotherCaller();
      for (const name of ['request_callback', 'list_services'])
        await frontdesk
          .call({ from: name === 'list_services' ? anotherCaller() : from, to: SEEBLICK_NORD })
          .invoke(name, { customer_name: 'Ida Roth' });
      const { page, close } = await app.visit(admin, at('calls'));
      const rows = page.getByRole('row').filter({ has: page.getByRole('cell') });

      await choose(page, 'Branch', 'Seeblick Nord');
      await until(async () => (await rows.count()) === 2);
      await choose(page, 'Outcome', 'callback');
      await until(async () => (await rows.count()) === 1);
      expect(await rows.innerText()).toContain(from);
      await page.getByRole('button', { name: 'Add filter' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'From day' }).click();
      await page.getByLabel('From day').fill(weekday(0));

      await page.getByText('No Calls found using the current filters.').waitFor();
      await close();
    },
    A_WALK_MS,
  );

  it(
    'a list without any call says how one comes about',
    async () => {
      const operator = await aBrowserOf(frontdesk, 'operator');
      const [dental] = await frontdesk.database.query<{ id: string }>(`select id from companies where name = 'Harbor Dental'`);
      const visit = await app.visit(operator, `/companies/${dental?.id}/calls`);

      await visit.page.getByRole('heading', { name: 'No calls yet' }).waitFor();
      await visit.page.getByRole('link', { name: 'Make a trial call' }).waitFor();
      await expectSound(visit);
      await visit.close();
    },
    A_WALK_MS,
  );

  it(
    'bookings are made by hand: what cannot be had is refused in words, with alternatives to take by a click',
    async () => {
      const visit = await app.visit(admin, at('bookings'));
      const { page } = visit;
      await page.getByRole('link', { name: 'New booking' }).click();
      const dialog = page.getByRole('dialog', { name: 'New booking' });
      await choose(page, 'Branch', 'Seeblick Mitte');
      await choose(page, 'Service', 'Bartschnitt');
      await dialog.getByLabel('Day', { exact: true }).fill(weekday(1));
      await dialog.getByRole('button', { name: '09:40' }).waitFor();
      await expectSound(visit);
      await dialog.getByRole('button', { name: 'Type another time' }).click();
      await dialog.getByLabel('Time', { exact: true }).fill('10:07');
      await dialog.getByLabel('Customer').fill('Jo Neumann');
      await dialog.getByLabel('Phone').fill('+49 176 04069099');

      await dialog.getByRole('button', { name: 'Book', exact: true }).click();
      await dialog.getByText('This time is not free.').waitFor();
      await dialog.getByRole('button', { name: /10:00/ }).click();
      frontdesk.calcom.fault({ kind: 'book', fault: 'cut_after_booking', times: 1 });
      frontdesk.calcom.fault({ kind: 'bookings', fault: '500', times: 1 });
      await dialog.getByRole('button', { name: 'Book', exact: true }).click();

      // 202: nobody knew yet; then it settles while the page is looked at.
      await page
        .getByText(/Nobody knows yet whether Cal.com did it/)
        .first()
        .waitFor();
      await page.getByRole('region', { name: 'The booking' }).getByText('confirmed').waitFor({ timeout: 20_000 });
      await page.getByText('Jo Neumann').waitFor();
      await page.getByText('by hand').waitFor();
      expect(await bookingsAt(frontdesk, `${weekday(1)}T10:00`)).toMatchObject([{ status: 'confirmed', contact_phone: '+4917604069099' }]);
      expect(standingAt(frontdesk, `${weekday(1)}T10:00`)).toHaveLength(1);
      await visit.close();
    },
    A_WALK_MS,
  );

  it(
    'bookings are moved to a free time and cancelled, at Cal.com as well',
    async () => {
      const booking = await booked(frontdesk, `${weekday(2)}T10:20`);
      const visit = await app.visit(admin, at(`bookings/${booking.id}`));
      const { page } = visit;
      await page.getByRole('button', { name: 'Move' }).click();
      const move = page.getByRole('dialog', { name: `Move ${booking.reference}` });
      await move.getByRole('button', { name: '11:40' }).click();
      await expectSound(visit);
      await move.getByRole('button', { name: 'Move' }).click();
      await page.getByText(/^Moved to/).waitFor();
      await page.getByText('counts now').waitFor();
      const moved = await stored(frontdesk, booking.id);
      expect(moved).toMatchObject({ status: 'confirmed', start: utc(`${weekday(2)}T11:40`) });
      expect(moved.uids).toHaveLength(2);

      await page.getByRole('button', { name: 'Cancel booking' }).click();
      const cancel = page.getByRole('dialog', { name: `Cancel ${booking.reference}?` });
      await cancel.getByText(/removed from the calendar of .+ at Cal.com/).waitFor();
      await cancel.getByText(/tell them by phone/).waitFor();
      await cancel.getByLabel(/^Reason/).fill('Der Friseur ist krank');
      await cancel.getByRole('button', { name: 'Cancel booking' }).click();

      await page.getByRole('region', { name: 'The booking' }).getByText('cancelled').waitFor();
      expect(await page.getByRole('button', { name: 'Move' }).count()).toBe(0);
      expect((await stored(frontdesk, booking.id)).status).toBe('cancelled');
      expect(atCalendar(frontdesk, moved.calcom_uid)).toMatchObject({ status: 'cancelled', cancellationReason: 'Der Friseur ist krank' });
      await visit.close();
    },
    A_WALK_MS,
  );

  it(
    'bookings that need attention have a queue, and are resolved only by what is so at Cal.com',
    async () => {
      const booking = await booked(frontdesk, `${weekday(3)}T10:20`);
      await booked(frontdesk, `${weekday(3)}T12:20`);
      await frontdesk.database.query(`update bookings set status = 'needs_attention' where id = $1`, [booking.id]);
      const visit = await app.visit(admin, at('bookings'));
      const { page } = visit;

      await page.getByRole('tab', { name: /Needs attention/ }).click();
      await until(async () => (await page.locator('tbody tr').count()) === 1);
      await page.getByRole('row').filter({ hasText: booking.reference }).getByRole('link').click();
      await page.getByRole('button', { name: 'Resolve' }).click();
      const dialog = page.getByRole('dialog', { name: `Resolve ${booking.reference}` });
      await dialog.getByRole('radio', { name: 'It stands there no more' }).check();
      await dialog.getByRole('button', { name: 'Resolve' }).click();
      await dialog.getByText(/It still stands at Cal.com/).waitFor();
      expect((await stored(frontdesk, booking.id)).status).toBe('needs_attention');
      await dialog.getByRole('radio', { name: 'It stands there', exact: true }).check();
      await dialog.getByRole('button', { name: 'Resolve' }).click();

      await page.getByText('Resolved: confirmed.').waitFor();
      expect((await stored(frontdesk, booking.id)).status).toBe('confirmed');
      await visit.close();
    },
    A_WALK_MS,
  );

  it(
    'callback requests are taken on and ticked off; what somebody changed meanwhile is told, and shown',
    async () => {
      const from = anotherCaller();
      await frontdesk.call({ from }).invoke('request_callback', { customer_name: 'Ida Roth', reason: 'Frage zur Farbe', window: 'ab 10' });
      const visit = await app.visit(admin, at('callback-requests'));
      const { page } = visit;
      await page.getByRole('link', { name: '“Frage zur Farbe”' }).waitFor();
      await expectSound(visit);
      await page.getByRole('link', { name: '“Frage zur Farbe”' }).click();
      await page.getByRole('button', { name: 'Take it' }).waitFor();
      expect(await page.getByRole('link', { name: from }).getAttribute('href')).toBe(`tel:${from}`);
      await frontdesk.database.query(`update callback_requests set "window" = 'ab 14' where phone = $1`, [from]);

      await page.getByRole('button', { name: 'Take it' }).click();
      await page.getByText(/Somebody changed this request meanwhile/).waitFor();
      await page.getByText('ab 14').waitFor();
      expect(await requestsOf(from)).toEqual([{ status: 'open', assigned_to: null }]);
      await page.getByRole('button', { name: 'Take it' }).click();
      await page.getByRole('button', { name: 'Give it back' }).waitFor();
      expect(await requestsOf(from)).toEqual([{ status: 'in_progress', assigned_to: admin.id }]);
      await expectSound(visit);
      await page.getByRole('button', { name: 'Done' }).click();

      await page.getByRole('button', { name: 'Open again' }).waitFor();
      expect(await requestsOf(from)).toMatchObject([{ status: 'done' }]);
      await visit.close();
    },
    A_WALK_MS,
  );

  it(
    'calls and bookings are read by a viewer on a phone, in German and in the dark, without any action',
    async () => {
      const booking = await booked(frontdesk, `${weekday(4)}T10:20`);
      await booking.call.invoke('request_callback', { customer_name: 'Lena Fuchs' });
      const viewer = await aBrowserOf(frontdesk, 'viewer', company);
      const visit = await app.visit(viewer, at('calls'), { locale: 'de-DE', colorScheme: 'dark', viewport: { width: 390, height: 844 } });
      const { page } = visit;

      await page.getByRole('link', { name: booking.from }).click();
      await page.getByRole('heading', { name: 'Was der Agent Frontdesk gefragt hat' }).waitFor();
      await page.getByRole('link', { name: booking.reference }).click();
      await page.getByRole('heading', { name: 'Versuche bei Cal.com' }).waitFor();
      expect(await page.getByRole('button', { name: /Verschieben|absagen/ }).count()).toBe(0);
      await expectSound(visit);
      for (const [path, title] of Object.entries(IN_GERMAN)) {
        await page.goto(`/admin/#${at(path)}`);
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        await page.getByRole('main').getByRole('listitem').first().waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      }
      expect(await page.getByRole('link', { name: 'Neue Buchung' }).count()).toBe(0);
      await page.getByRole('link', { name: /Lena Fuchs.*Bittet um Rückruf/ }).click();
      await page.getByText('noch niemand').waitFor();
      expect(await page.getByRole('button', { name: /Übernehmen|Erledigt/ }).count()).toBe(0);
      await visit.close();
    },
    A_WALK_MS,
  );
});

function requestsOf(phone: string): Promise<{ status: string; assigned_to: string | null }[]> {
  return frontdesk.database.query('select status, assigned_to from callback_requests where phone = $1', [phone]);
}

/** What Retell tells once it is over. */
async function endOf(callId: string, from: string, said: string): Promise<void> {
  const [row] = await frontdesk.database.query<{ at: Date }>('select started_at as at from calls where provider_call_id = $1', [callId]);
  const start = row?.at.getTime() ?? 0;
  const call = {
    ...{ call_id: callId, call_type: 'phone_call', direction: 'inbound', from_number: from, to_number: SEEBLICK_MITTE },
    ...{ start_timestamp: start, end_timestamp: start + 97_000, disconnection_reason: 'user_hangup' },
    call_analysis: { call_summary: 'Ein Bartschnitt ist gebucht.' },
    transcript_object: [
      { role: 'agent', content: 'Guten Tag, was kann ich für Sie tun?', words: [{ start: 0.4 }] },
      { role: 'user', content: 'Einen Bartschnitt, bitte.', words: [{ start: 4.1 }] },
      { role: 'agent', content: said, words: [{ start: 9.5 }] },
    ],
  };
  for (const event of ['call_ended', 'call_analyzed'])
    await sendWebhook({ baseUrl: frontdesk.baseUrl, path: 'events', key: RETELL_KEY, body: JSON.stringify({ event, call }) });
  await frontdesk.drain();
}
