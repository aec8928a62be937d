import { aJourney, conditions } from '../../../test/support/journeys';
import { after, anEnrolment, aProfile, NOON } from '../../../test/support/enrolments';
import { begin } from './begin';
import type { Enrolment } from './enrolment';
import type { Hold } from './hold';
import type { CompiledVersion } from './version';

const key = (version: CompiledVersion, name: string) =>
  [...version.steps.values()].find((step) => step.name === name)!.key;

const wake = (version: CompiledVersion, enrolment: Enrolment, now = after(2)) =>
  begin(version, enrolment, { profile: aProfile(), token: 'T1', now });

function holding(
  version: CompiledVersion,
  name: string,
  hold: Partial<Hold>,
  over: Partial<Enrolment> = {},
): Enrolment {
  const stepKey = key(version, name);
  const time = { key: `${stepKey}:1`, kind: 'time', settled: true, since: NOON, until: after(2) };
  return anEnrolment(version, { stepKey, visits: { [stepKey]: 1 }, hold: { ...time, ...hold } as Hold, ...over });
}

describe('a new enrolment', () => {
  const version = aJourney().entry().send().compile();

  test('stands before the step behind the entry, with the item the entry emits', () => {
    const passage = wake(version, anEnrolment(version));
    expect(passage.stepKey).toBe(key(version, 'Send Email'));
    expect(passage.item).toEqual({
      profile: aProfile(),
      event: expect.objectContaining({
        id: 'evt_1',
        name: 'Checkout Started',
        receivedAt: NOON.toISOString(),
      }) as object,
      entry: { key: 'checkout:c1', at: NOON.toISOString(), enrolmentId: 'enr_1', journeyId: 'jrn_1' },
    });
    expect(passage.since).toEqual(NOON);
    expect(passage.history).toEqual([
      { stepKey: version.entry.stepKey, visit: 1, at: NOON, what: 'entered', output: 0 },
    ]);
  });

  test('ends at once where the entry leads nowhere', () => {
    const lonely = aJourney().entry().compile();
    expect(wake(lonely, anEnrolment(lonely)).rest).toMatchObject({ kind: 'ended', ending: { reason: 'completed' } });
  });
});

describe('behind a hold', () => {
  const version = aJourney()
    .entry({ key: 'checkout' })
    .wait({ until: [{ event: 'Order Completed' }, { event: 'Cart Viewed' }] })
    .send({}, { name: 'Late' })
    .from('Wait', 1)
    .send({}, { name: 'Bought' })
    .compile();

  test('time that ran out leads to output 0, and what follows counts from the timer, not from the claim', () => {
    const passage = wake(version, holding(version, 'Wait', {}), after(50));
    expect(passage.stepKey).toBe(key(version, 'Late'));
    expect(passage.since).toEqual(after(2));
    expect(passage.item).toMatchObject({ wait: { outcome: 'timeout', at: after(2).toISOString() } });
    expect(passage.history).toMatchObject([{ what: 'resumed', output: 0, at: after(2), detail: 'timeout' }]);
  });

  test('an event leads to its output, and what follows counts from when it was received', () => {
    const event = { id: 'evt_9', name: 'Order Completed', properties: { total: 3 } };
    const outcome = { output: 1, at: after(1), kind: 'event', event } as const;
    const passage = wake(version, holding(version, 'Wait', { outcome }));
    expect(passage.stepKey).toBe(key(version, 'Bought'));
    expect(passage.since).toEqual(after(1));
    expect(passage.item).toMatchObject({ wait: { outcome: 'event', event: { name: 'Order Completed' } } });
  });

  test('an output that the step does not have makes a dead letter, and ends nobody in silence', () => {
    const outcome = { output: 3, at: after(1), kind: 'event' } as const;
    const passage = wake(version, holding(version, 'Wait', { outcome }));
    expect(passage.rest).toMatchObject({
      kind: 'dead',
      failure: { code: 'unknown_output', stepKey: key(version, 'Wait') },
    });
  });

  test('an output that leads nowhere ends the journey', () => {
    const event = { id: 'evt_9', name: 'Cart Viewed', properties: {} };
    const outcome = { output: 2, at: after(1), kind: 'event', event } as const;
    expect(wake(version, holding(version, 'Wait', { outcome })).rest).toMatchObject({
      kind: 'ended',
      ending: { reason: 'completed' },
    });
  });

  test('a hold that is not over is left as it is', () => {
    expect(wake(version, holding(version, 'Wait', {}), after(1)).rest).toMatchObject({ kind: 'held', due: after(2) });
  });
});

describe('a send', () => {
  const version = aJourney().entry().send().wait().compile();
  const send = { kind: 'send', until: undefined } as unknown as Partial<Hold>;

  test('whose outcome is known goes on with it, counted from when it went out', () => {
    const outcome = { output: 0, at: after(1), kind: 'skipped', reason: 'no_address' } as const;
    const passage = wake(version, holding(version, 'Send Email', { ...send, outcome }));
    expect(passage).toMatchObject({ stepKey: key(version, 'Wait'), since: after(1) });
    expect(passage.item).toMatchObject({
      send: { outcome: 'skipped', reason: 'no_address', at: after(1).toISOString() },
    });
  });

  test('whose outcome is not known never goes on', () => {
    const { rest } = wake(version, holding(version, 'Send Email', send), after(9_000));
    expect(rest).toMatchObject({ kind: 'held', hold: { kind: 'send' } });
    expect(rest).not.toHaveProperty('due');
  });
});

test('without a hold it runs the step it stands before: a retry, a move, a handing over', () => {
  const version = aJourney().entry().send().compile();
  const stepKey = key(version, 'Send Email');
  const passage = wake(version, anEnrolment(version, { stepKey, retries: 2, hold: undefined as never }));
  expect(passage).toMatchObject({ stepKey, retries: 2, history: [], item: { entry: { enrolmentId: 'enr_1' } } });
});

test('a step that this version does not have makes a dead letter that says so', () => {
  const version = aJourney().entry().send().compile();
  const passage = wake(version, anEnrolment(version, { stepKey: 'gone01', hold: undefined as never }));
  expect(passage.rest).toMatchObject({ kind: 'dead', failure: { code: 'unknown_step', stepKey: 'gone01' } });
});

describe('an output with several wires is a fork', () => {
  const version = aJourney().entry().wait({}, { name: 'A' }).from('Event Trigger').wait({}, { name: 'B' }).compile();

  test('each target gets a child with an id that another attempt would give it, too', () => {
    const first = wake(version, anEnrolment(version));
    const second = begin(version, anEnrolment(version), { profile: aProfile(), token: 'T2', now: after(3) });
    expect(first.rest).toMatchObject({ kind: 'forked' });
    expect(second.rest).toEqual(first.rest);
    const [a, b] = first.rows;
    const entry = version.entry.stepKey;
    expect(a).toMatchObject({
      kind: 'child',
      key: `enr_1:${entry}:1:0:${key(version, 'A')}`,
      _id: `enr_1:${entry}:1:0:${key(version, 'A')}/T1`,
      body: { stepKey: key(version, 'A') },
      status: 'proposed',
    });
    expect(b).toMatchObject({ kind: 'child', body: { stepKey: key(version, 'B') } });
    expect(new Set(first.rows.map(({ body }) => (body as { childId: string }).childId)).size).toBe(2);
  });
});

test('a disabled step passes everybody to its first output', () => {
  const version = aJourney()
    .entry()
    .wait({}, { name: 'Off', more: { disabled: true } })
    .send()
    .compile();
  const passage = wake(version, anEnrolment(version));
  expect(passage.stepKey).toBe(key(version, 'Send Email'));
  expect(passage.history.at(-1)).toMatchObject({ stepKey: key(version, 'Off'), what: 'passed', detail: 'disabled' });
});

describe('what earlier steps left in the item', () => {
  const version = aJourney()
    .entry({ filter: conditions('all', { path: 'total.amount', operator: 'exists' }) })
    .foreign('n8n-nodes-base.httpRequest', { name: 'Shop', parameters: { url: 'https://shop.example' } })
    .wait()
    .foreign('n8n-nodes-base.httpRequest', { name: 'Again', parameters: { url: '={{ $json.stock }}' } })
    .compile();

  test('is there again behind a hold, when a later step may read it', () => {
    const kept = { [key(version, 'Shop')]: { stock: 3 } };
    const passage = wake(version, holding(version, 'Wait', {}, { kept, queue: 'local' }));
    expect(passage.rest).toMatchObject({ kind: 'handedOver', queue: 'external' });
    const there = anEnrolment(version, {
      stepKey: key(version, 'Again'),
      queue: 'external',
      hold: undefined as never,
      kept: passage.kept,
    });
    expect(wake(version, there).item).toMatchObject({ stock: 3, wait: { outcome: 'timeout' }, entry: {} });
  });
});
