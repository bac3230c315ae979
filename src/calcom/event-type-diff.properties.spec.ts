import fc from 'fast-check';
import { MINE, MY_OTHER_TEAM, anEventType, known } from '../../test/factories/event-types.js';
import { type EventTypeDiff, type KnownMapping, diffEventTypes } from './event-type-diff.js';

const ascending = (a: number, b: number): number => a - b;

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
        expect(active.toSorted(ascending)).toEqual(
          fetched
            .map(({ id }) => id)
            .filter((id) => !contested.has(id))
            .toSorted(ascending),
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
