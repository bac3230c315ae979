import fc from 'fast-check';
import type { CalcomEventType } from './clients/calcom-event-type.js';
import { type EventTypeDiff, type KnownMapping, diffEventTypes, mappingContent } from './event-type-diff.js';

const MINE = { companyId: 'mine', companyTeamId: 'team-a' };
const MY_OTHER_TEAM = { companyId: 'mine', companyTeamId: 'team-b' };

function anEventType(change: Partial<CalcomEventType> = {}): CalcomEventType {
  return {
    ...{ id: 7, teamId: 42, title: 'Haarschnitt', slug: 'haarschnitt', description: null, hidden: false },
    ...{ durationMinutes: 30, lengthOptions: [], schedulingType: 'collective', bookingFields: [], bookingFieldsRaw: [] },
    hosts: [{ userId: 1, name: 'Mira', username: 'mira', mandatory: false }],
    ...{ minimumNoticeMinutes: 0, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, slotIntervalMinutes: null },
    ...{ recurring: false, seats: false, price: 0, currency: 'eur', locations: [] },
    ...{ requiresEmailVerification: false, requiresConfirmation: false, requiresAuthentication: false },
    ...change,
  };
}

function known(eventType: CalcomEventType, change: Partial<KnownMapping> = {}): KnownMapping {
  const { calcomEventTypeId, contentHash } = mappingContent(eventType);
  return { id: `m-${calcomEventTypeId}`, ...MINE, calcomEventTypeId, contentHash, isActive: true, isReleased: false, ...change };
}

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

/** What the statements of a sync do with a diff. */
function apply(assignment: typeof MINE, rows: KnownMapping[], diff: EventTypeDiff): KnownMapping[] {
  const updates = new Map(diff.update.map(({ id, content }) => [id, content]));
  const kept = rows.map((row) => {
    const content = updates.get(row.id);
    if (content) return { ...row, ...assignment, isActive: true, isReleased: false, contentHash: content.contentHash };
    return diff.deactivate.includes(row.id) ? { ...row, isActive: false } : row;
  });
  const made = diff.create.map((content) => ({
    ...{ ...assignment, id: `m-${content.calcomEventTypeId}-${assignment.companyId}`, calcomEventTypeId: content.calcomEventTypeId },
    ...{ contentHash: content.contentHash, isActive: true, isReleased: false },
  }));
  return [...kept, ...made];
}

const eventTypes = fc.uniqueArray(
  fc
    .record({
      id: fc.integer({ min: 1, max: 12 }),
      durationMinutes: fc.constantFrom(15, 30),
      hidden: fc.boolean(),
      price: fc.constantFrom(0, 10),
    })
    .map(anEventType),
  { selector: ({ id }) => id },
);
const mappings = fc
  .uniqueArray(
    fc
      .record({
        eventType: fc.record({ id: fc.integer({ min: 1, max: 12 }), durationMinutes: fc.constantFrom(15, 30) }).map(anEventType),
        owner: fc.constantFrom(MINE, MY_OTHER_TEAM, { companyId: 'other', companyTeamId: 'theirs' }),
        state: fc.constantFrom(
          { isActive: true, isReleased: false },
          { isActive: false, isReleased: false },
          { isActive: false, isReleased: true },
        ),
      })
      .map(({ eventType, owner, state }) => known(eventType, { id: `m-${eventType.id}-${owner.companyId}`, ...owner, ...state })),
    // One row a company and event type, one owner an event type: the two unique indexes.
    {
      selector: ({ companyId, calcomEventTypeId, isReleased }) =>
        isReleased ? `${companyId}/${calcomEventTypeId}` : `${calcomEventTypeId}`,
    },
  )
  .map((rows) => [...new Map(rows.map((row) => [row.id, row])).values()]);

describe('any team and any stored state', () => {
  it('has nothing left to do once the diff is applied', () => {
    fc.assert(
      fc.property(eventTypes, mappings, (fetched, rows) => {
        const first = diffEventTypes(MINE, fetched, rows);
        const second = diffEventTypes(MINE, fetched, apply(MINE, rows, first));

        expect(second).toEqual({
          ...{ create: [], update: [], deactivate: [] },
          ...{ conflicts: first.conflicts, notBookable: first.notBookable, unchanged: fetched.length - first.conflicts.length },
        });
      }),
    );
  });

  it("makes the active set the team's set, without the conflicts, and touches no other company", () => {
    fc.assert(
      fc.property(eventTypes, mappings, (fetched, rows) => {
        const diff = diffEventTypes(MINE, fetched, rows);
        const after = apply(MINE, rows, diff);

        const contested = new Set(diff.conflicts.map(({ calcomEventTypeId }) => calcomEventTypeId));
        const active = after.filter((row) => row.companyTeamId === MINE.companyTeamId && row.isActive).map((row) => row.calcomEventTypeId);
        expect(active.toSorted()).toEqual(
          fetched
            .map(({ id }) => id)
            .filter((id) => !contested.has(id))
            .toSorted(),
        );
        const foreign = (list: KnownMapping[]): KnownMapping[] => list.filter(({ companyId }) => companyId === 'other');
        expect(foreign(after)).toEqual(foreign(rows));
      }),
    );
  });

  it('counts every event type exactly once', () => {
    fc.assert(
      fc.property(eventTypes, mappings, (fetched, rows) => {
        const diff = diffEventTypes(MINE, fetched, rows);

        expect(diff.create.length + diff.update.length + diff.unchanged + diff.conflicts.length).toBe(fetched.length);
      }),
    );
  });
});
