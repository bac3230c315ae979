import { scenarioOf } from './scenario-files.js';

const HEAD = 'title: A talk\nphone: Leith\n';
const END = 'in_the_end: { database: [], calendar: [] }\n';

function read(steps: string, head = HEAD, end = END) {
  return scenarioOf('talk', 'talk.yaml', `${head}steps:\n${steps}${end}`);
}

describe('a scenario file', () => {
  it('is read with its defaults', () => {
    const scenario = read('  - { function: find_appointments, expect: { status: none, says: nothing } }\n');

    expect(scenario).toMatchObject({ id: 'talk', title: 'A talk', caller: 'visible' });
    expect(scenario.steps).toMatchObject([
      { kind: 'function', number: 1, at_once: 1, arguments: {}, expect: { http: 200, says: ['nothing'], without: [] } },
    ]);
  });

  it.each([
    ['  - { function: f, expect: { status: bokked } }\n', 'talk.yaml, step 1 (function), field expect.status: is no status of Frontdesk'],
    ['  - { function: f }\n', 'talk.yaml, step 1 (function), field expect: '],
    ['  - { function: f, expect: {}, argumnts: {} }\n', 'talk.yaml, step 1 (function): Unrecognized key: "argumnts"'],
    ['  - { event: call_started }\n  - { say: hello }\n', 'talk.yaml, step 2: must have one of the fields function, '],
    ['  - { calendar: { fault: { kind: bock, fault: slow } } }\n', 'talk.yaml, step 1 (calendar), field calendar.fault.kind: '],
    ['  - { calendar: { foreign_booking: { service: Check-up } } }\n', 'step 1 (calendar), field calendar.foreign_booking.start: '],
    ['  - { call_again: { caller: +447700900123 } }\n', 'field call_again.caller: must be a text (numbers and phone numbers in quotes)'],
    ['  - { send_again: booked, expect: {} }\n', 'step 1 (send_again), field send_again: no earlier function step has the name "booked"'],
    ['  - { function: f, expect: { same_answer_as: x } }\n', 'field expect.same_answer_as: no earlier function step has the name "x"'],
  ])('tells file, step and field of a mistake: %s', (steps, told) => {
    expect(() => read(steps)).toThrow(told);
  });

  it('tells of a mistake outside the steps', () => {
    expect(() => read('  - { event: call_started }\n', 'title: A talk\n')).toThrow('talk.yaml, field phone: ');
    expect(() => read('  - { event: call_started }\n', HEAD, '')).toThrow('talk.yaml, field in_the_end: ');
    expect(() => read('  - { event: "call\n')).toThrow('talk.yaml: ');
  });
});
