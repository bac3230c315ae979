import type { CalcomEventType } from './clients/calcom-event-type.js';
import { MINE, MY_OTHER_TEAM, anEventType, known } from '../../test/factories/event-types.js';
import { type EventTypeDiff, diffEventTypes, mappingContent } from './event-type-diff.js';

const nothing: EventTypeDiff = { create: [], update: [], unchanged: 0, deactivate: [], conflicts: [], notBookable: 0 };

describe('diffEventTypes', () => {
  it('creates what is unknown', () => {
    expect(diffEventTypes(MINE, [anEventType()], [])).toEqual({ ...nothing, create: [mappingContent(anEventType())] });
  });

  it('leaves alone what says the same', () => {
    expect(diffEventTypes(MINE, [anEventType()], [known(anEventType())])).toEqual({ ...nothing, unchanged: 1 });
  });

  it('updates what says something else', () => {
    const longer = anEventType({ durationMinutes: 45 });

    expect(diffEventTypes(MINE, [longer], [known(anEventType())])).toEqual({
      ...nothing,
      update: [{ id: 'm-7', content: mappingContent(longer), because: 'changed' }],
    });
  });

  it('takes hosts in another order for the same', () => {
    const hosts = [3, 1, 2].map((userId) => ({ userId, name: null, username: null, mandatory: false }));

    expect(diffEventTypes(MINE, [anEventType({ hosts })], [known(anEventType({ hosts: hosts.toReversed() }))]).unchanged).toBe(1);
  });

  it('deactivates what vanished, once', () => {
    expect(diffEventTypes(MINE, [], [known(anEventType())])).toEqual({ ...nothing, deactivate: ['m-7'] });
    expect(diffEventTypes(MINE, [], [known(anEventType(), { isActive: false })])).toEqual(nothing);
  });

  it('takes back what returned, with the row it had', () => {
    const diff = diffEventTypes(MINE, [anEventType()], [known(anEventType(), { isActive: false })]);

    expect(diff).toMatchObject({ create: [], update: [{ id: 'm-7', because: 'returned' }] });
  });

  it('moves an event type to another team of the company and back, without a second row', () => {
    const there = diffEventTypes(MY_OTHER_TEAM, [anEventType()], [known(anEventType())]);
    const back = diffEventTypes(MINE, [anEventType()], [known(anEventType(), MY_OTHER_TEAM)]);

    expect([there, back]).toMatchObject([
      { create: [], update: [{ id: 'm-7', because: 'moved' }] },
      { create: [], update: [{ id: 'm-7', because: 'moved' }] },
    ]);
  });

  it("leaves the other team's mappings alone when they are not in this team's list", () => {
    expect(diffEventTypes(MINE, [], [known(anEventType(), MY_OTHER_TEAM)])).toEqual(nothing);
  });

  it("reports another company's event type as a conflict and changes nothing", () => {
    const diff = diffEventTypes(MINE, [anEventType()], [known(anEventType(), { companyId: 'other', companyTeamId: 'theirs' })]);

    expect(diff).toEqual({ ...nothing, conflicts: [{ calcomEventTypeId: 7, name: 'Haarschnitt', reason: 'owned_by_another_company' }] });
  });

  it('takes back what was released to another company and released there in turn', () => {
    const released = known(anEventType(), { isActive: false, isReleased: true });
    const held = known(anEventType(), { id: 'theirs', companyId: 'other', companyTeamId: 'theirs' });

    expect(diffEventTypes(MINE, [anEventType()], [released, held]).conflicts).toHaveLength(1);
    expect(diffEventTypes(MINE, [anEventType()], [released])).toMatchObject({ create: [], update: [{ id: 'm-7', because: 'returned' }] });
  });

  it('counts an event type once that the list names twice', () => {
    expect(diffEventTypes(MINE, [anEventType(), anEventType()], [])).toMatchObject({ create: [{ calcomEventTypeId: 7 }], unchanged: 0 });
  });
});

describe('bookability', () => {
  it.each<[string, Partial<CalcomEventType>]>([
    ['managed', { schedulingType: 'managed' }],
    ['hidden', { hidden: true }],
    ['recurring', { recurring: true }],
    ['paid', { price: 2500 }],
    ['email_verification', { requiresEmailVerification: true }],
    ['seats', { seats: true }],
    ['no_hosts', { hosts: [] }],
  ])('says %s', (reason, change) => {
    const diff = diffEventTypes(MINE, [anEventType(change)], []);

    expect(diff).toMatchObject({ create: [{ notBookableReason: reason }], notBookable: 1 });
  });

  it('lets an event type with confirmation be booked, as pending', () => {
    expect(diffEventTypes(MINE, [anEventType({ requiresConfirmation: true })], [])).toMatchObject({
      create: [{ notBookableReason: null, requiresConfirmation: true }],
      notBookable: 0,
    });
  });

  it('follows when the reason goes away', () => {
    const diff = diffEventTypes(MINE, [anEventType()], [known(anEventType({ hidden: true }))]);

    expect(diff).toMatchObject({ update: [{ because: 'changed', content: { notBookableReason: null } }] });
  });
});
