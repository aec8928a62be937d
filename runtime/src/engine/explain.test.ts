import { aJourney, anAbandonedCart } from '../../../test/support/journeys';
import { after, anEnrolment, NOON } from '../../../test/support/enrolments';
import type { Enrolment } from './enrolment';
import { explain } from './explain';

const version = aJourney()
  .entry({ key: 'checkout', exits: [{ event: 'Order Completed', by: 'entryKey' }] })
  .wait(
    { until: [{ event: 'Cart Viewed' }], restartOn: [{ event: 'Checkout Updated' }] },
    { name: 'Wait 2 hours', stepKey: 'wait01' },
  )
  .send({}, { name: 'Reminder', stepKey: 'send01' })
  .compile();
const hold = {
  key: 'wait01:1',
  kind: 'listen',
  settled: true,
  since: NOON,
  until: after(2),
  wait: { amount: 2, unit: 'hours' },
  zone: 'UTC',
  branches: [{ event: 'Cart Viewed', by: 'profile', output: 1 }],
  restartOn: [{ event: 'Checkout Updated', by: 'profile' }],
  refresh: true,
} as const;
const told = (over: Partial<Enrolment>) =>
  explain(version, anEnrolment(version, { due: undefined as never, ...over }), after(1));

test('waiting: until when, what then, what else, what ends it', () => {
  const waiting = told({ stepKey: 'wait01', hold, due: after(2) });
  expect(waiting).toMatchObject({
    state: 'waiting',
    step: { key: 'wait01', name: 'Wait 2 hours' },
    until: after(2),
    next: [
      { output: 0, when: 'then', cause: { kind: 'then' }, leadsTo: ['Reminder'] },
      {
        output: 1,
        when: 'on Cart Viewed of the same person',
        cause: { kind: 'event', event: 'Cart Viewed', by: 'profile', filtered: false },
        leadsTo: [],
      },
    ],
    endsOn: ['Order Completed with the same checkout'],
    endsOnEvents: [{ event: 'Order Completed', by: 'entryKey', keyKind: 'checkout', filtered: false }],
    restartsOn: ['Checkout Updated'],
  });
  expect(waiting.sentence).toBe(
    'Waiting at "Wait 2 hours" until 2026-03-01T14:00:00.000Z, which starts again on Checkout Updated; ' +
      'then, goes on to "Reminder"; on Cart Viewed of the same person, the journey ends; ' +
      'ends early on Order Completed with the same checkout.',
  );
});

test.each<[string, Partial<Enrolment>, RegExp]>([
  [
    'sending',
    { stepKey: 'send01', hold: { key: 'send01:1', kind: 'send', settled: true, since: NOON } },
    /outcome of its message/,
  ],
  ['due', { due: NOON }, /as soon as a worker is free/],
  ['running', { due: after(2), lease: { token: 'T' } }, /A worker is moving it on/],
  ['retrying', { stepKey: 'send01', hold: undefined as never, due: after(2), failure: { code: 'timed_out', message: 'no answer', stepKey: 'send01', at: NOON, attempts: 1 } }, /timed_out: no answer.*runs again at 2026-03-01T14:00/], // prettier-ignore
  ['forked', { hold: undefined as never, kids: ['a', 'b'] }, /in 2 branches/],
  ['parked', { queue: 'parked', stepKey: 'wait01', hold }, /^Paused at "Wait 2 hours"/],
  [
    'dead',
    { queue: 'dead', failure: { code: 'x', message: 'y', stepKey: 'send01', at: NOON, attempts: 1 } },
    /by x: y; a person has to decide/,
  ],
  [
    'ended',
    { active: false, ended: { reason: 'goal', at: NOON, detail: 'Order Completed' } },
    /goal \(Order Completed\)\.$/,
  ],
])('%s says so', (state, over, sentence) => {
  expect(told(over)).toMatchObject({ state, sentence: expect.stringMatching(sentence) as string });
});

test('what has ended goes nowhere', () => {
  expect(told({ active: false })).toMatchObject({ next: [], endsOn: [] });
});

test('a step of another version is named by its key', () => {
  const other = anAbandonedCart().compile();
  expect(explain(other, anEnrolment(other, { stepKey: 'gone01', hold: undefined as never }), NOON).step.name).toBe(
    'gone01',
  );
});

const failureBy = (code: string, message: string) => ({ code, message, stepKey: 'send01', at: NOON, attempts: 1 });

test.each<[string, Partial<Enrolment>, object]>([
  [
    'waits for its turn to enter',
    { hold: { key: 'entry', kind: 'entry', settled: true, since: NOON, until: after(2) }, due: after(2) },
    {
      state: 'queued',
      until: after(2),
      sentence: expect.stringMatching(/^Waits for its turn to enter, at about/) as string,
    },
  ],
  [
    'waits for a time in local hours',
    {
      ...{ stepKey: 'wait01', due: after(2) },
      hold: {
        ...{ key: 'wait01:1', kind: 'time', settled: true, since: NOON, until: after(2), zone: 'UTC' },
        hours: { days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '18:00' },
      } as never,
    },
    { state: 'waiting', until: after(2), next: [{ output: 0, leadsTo: ['Reminder'] }] },
  ],
  [
    'waits until its person is like that',
    {
      ...{ stepKey: 'wait01', due: after(2) },
      hold: { ...hold, branches: [], watches: true, conditions: [{ output: 1, filter: { combinator: 'all', conditions: [] } }] }, // prettier-ignore
    },
    { state: 'waiting', next: [{ output: 0 }, { output: 1, cause: { kind: 'condition' } }] },
  ],
  [
    'waits for a date that is one of several ways',
    { stepKey: 'wait01', due: after(1.5), hold: { ...hold, until: after(1.5), ends: 1, branches: [], times: [{ output: 1 }] } }, // prettier-ignore
    {
      state: 'waiting',
      until: after(1.5),
      next: expect.arrayContaining([expect.objectContaining({ output: 1 })]) as object,
    },
  ],
  [
    'stands before a step whose circuit is open',
    { stepKey: 'send01', hold: undefined as never, due: after(2), failure: failureBy('circuit_open', 'it fails for everybody') }, // prettier-ignore
    {
      state: 'retrying',
      until: after(2),
      sentence: expect.stringMatching(/circuit_open: it fails for everybody/) as string,
    },
  ],
  [
    'may have been called by a process that died',
    { queue: 'dead', stepKey: 'send01', hold: undefined as never, failure: failureBy('unknown_outcome', 'it may have acted') }, // prettier-ignore
    {
      state: 'dead',
      sentence: expect.stringMatching(/unknown_outcome: it may have acted; a person has to decide/) as string,
    },
  ],
])('who %s is told so', (_, over, explanation) => {
  expect(told(over)).toMatchObject(explanation);
});
