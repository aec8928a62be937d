import { aJourney, conditions } from '../../../test/support/journeys';
import { after, anEnrolment, anEvent, NOON } from '../../../test/support/enrolments';
import type { Enrolment } from './enrolment';
import type { ListenHold } from './hold';
import { listening, lookUp } from './lookUp';
import { react } from './react';

const version = aJourney()
  .entry({
    key: 'checkout',
    exits: [{ event: 'Order Cancelled', by: 'entryKey' }],
    goals: [{ event: 'Order Completed', by: 'entryKey', valuePath: 'total' }],
  })
  .wait({ until: [{ event: 'Cart Viewed' }] })
  .compile();

const hold: ListenHold = {
  key: 'wait01:1',
  kind: 'listen',
  settled: true,
  since: NOON,
  until: after(2),
  wait: { amount: 2, unit: 'hours' },
  zone: 'UTC',
  branches: [
    { event: 'Cart Viewed', by: 'profile', output: 1 },
    { event: 'Order Completed', by: 'entryKey', output: 2 },
  ],
  restartOn: [{ event: 'Checkout Updated', by: 'entryKey' }],
  refresh: true,
};
const alone: ReadonlySet<string> = new Set();

function listener(over: Partial<ListenHold> = {}, enrolment: Partial<Enrolment> = {}): Enrolment {
  return anEnrolment(version, { hold: { ...hold, ...over }, ...enrolment });
}
const event = (name: string, hours: number, over: Parameters<typeof anEvent>[0] = {}) =>
  anEvent({ id: `${name} ${String(hours)}`, name, at: after(hours), ...over });
const reaction = (what: ReturnType<typeof anEvent>, enrolment = listener()) => react(version, enrolment, what, alone);

describe('exit and goal', () => {
  test('end the journey, also in the middle of a hold, and a goal says what it was worth', () => {
    expect(reaction(event('Order Completed', 1, { properties: { total: { amount: 4990, currency: 'EUR' } } }))).toEqual(
      {
        kind: 'end',
        ending: {
          reason: 'goal',
          at: after(1),
          detail: 'Order Completed',
          eventId: 'Order Completed 1',
          value: { amount: 4990, currency: 'EUR' },
        },
      },
    );
    expect(reaction(event('Order Cancelled', 1))).toMatchObject({ kind: 'end', ending: { reason: 'exit' } });
  });

  test('count from the start of the enrolment on, long before the hold began', () => {
    const late = listener({ since: after(10), until: after(12) });
    expect(reaction(event('Order Completed', 1), late)).toMatchObject({ kind: 'end' });
    expect(reaction(event('Order Completed', 0), late)).toMatchObject({ kind: 'end' });
  });

  test('by entry key count whenever they came: the order of this very checkout may have been written late in a large batch', () => {
    expect(reaction(event('Order Completed', -0.001))).toMatchObject({ kind: 'end', ending: { reason: 'goal' } });
    expect(reaction(event('Order Cancelled', -30))).toMatchObject({ kind: 'end', ending: { reason: 'exit' } });
  });

  test.each([
    ['stamped within the last minute, after the trigger happened', -0.01, 0, true],
    ['stamped within the last minute, before the trigger happened', -0.01, -0.001, false],
    ['stamped earlier', -0.02, 0, false],
    ['stamped since, whenever it happened', 0, -5, true],
  ])('of the person count from a minute before the start: %s', (_, stamped, happened, counts) => {
    const exits = [{ event: 'Account Closed', by: 'profile' as const }];
    const watchful = { ...version, entry: { ...version.entry, exits } };
    const closed = event('Account Closed', stamped, { occurredAt: after(happened) });
    // A restart has given it a fresher event; the trigger's time is what counts.
    const fresher = { ...listener().event, occurredAt: after(1) };
    const enrolment = listener({}, { event: fresher, entry: { ...listener().entry, occurredAt: NOON } });
    expect(react(watchful, enrolment, closed, alone) !== undefined).toBe(counts);
  });

  test.each([
    ['backfill', {}],
    ['live', { id: 'evt_1' }], // what started it
    ['live', { id: 'evt_hold' }], // what ended the last hold
    ['live', { keys: ['checkout:other'] }],
  ] as const)('do not count: %s %j', (origin, over) => {
    const enrolment = listener({}, { heard: [{ id: 'evt_hold', at: NOON }] });
    const { keys, ...rest } = { keys: ['checkout:c1'], ...over };
    expect(reaction(event('Order Completed', 1, { origin, keys: [...keys], ...rest }), enrolment)).toBeUndefined();
  });

  test('nothing happens to who has left', () => {
    expect(reaction(event('Order Completed', 1), listener({}, { active: false }))).toBeUndefined();
  });

  test('a value that is no money is left out', () => {
    const worth = (total: unknown) => reaction(event('Order Completed', 1, { properties: { total } }));
    expect(worth(12.5)).toMatchObject({ ending: { value: { amount: 12.5 } } });
    expect(worth('free')).not.toHaveProperty('ending.value');
  });
});

describe('a listening hold', () => {
  test('is settled by its event, at the moment it was received', () => {
    expect(reaction(event('Cart Viewed', 1, { properties: { a: 1 } }))).toEqual({
      kind: 'settle',
      holdKey: 'wait01:1',
      heard: { id: 'Cart Viewed 1', at: after(1) },
      outcome: {
        output: 1,
        at: after(1),
        kind: 'event',
        event: { id: 'Cart Viewed 1', name: 'Cart Viewed', properties: { a: 1 } },
      },
    });
  });

  test.each([
    ['before it began', -0.001, false],
    ['the moment it began', 0, true],
    ['the moment it ends', 2, true],
    ['after it ended', 2.001, false],
  ])('hears events from since to until: %s', (_, hours, counts) => {
    expect(reaction(event('Cart Viewed', hours)) !== undefined).toBe(counts);
  });

  test('that is the first hears what was stamped before the start and happened after the trigger, as of its beginning', () => {
    const early = event('Cart Viewed', -0.01, { occurredAt: NOON });
    expect(reaction(early)).toMatchObject({ kind: 'settle', outcome: { at: NOON } });
    const update = event('Checkout Updated', -0.01, { occurredAt: NOON });
    expect(reaction(update)).toMatchObject({ kind: 'restart', hold: { restartedAt: NOON, until: after(2) } });
    expect(reaction(event('Cart Viewed', -0.02, { occurredAt: NOON }))).toBeUndefined();
  });

  test('that is not the first does not: the event may have counted for the hold before', () => {
    const second = listener({ since: after(0.1) });
    expect(reaction(event('Cart Viewed', 0.099, { occurredAt: after(0.1) }), second)).toBeUndefined();
  });

  test('never hears the very event that ended the hold before it, nor one that ended another', () => {
    const heard = ['Cart Viewed 0', 'other'].map((id) => ({ id, at: NOON }));
    const next = listener({}, { heard });
    expect(reaction(event('Cart Viewed', 0, { id: 'other' }), next)).toBeUndefined();
    expect(reaction(event('Cart Viewed', 0), next)).toBeUndefined();
    expect(reaction(event('Cart Viewed', 0, { id: 'another' }), next)).toMatchObject({ kind: 'settle' });
  });

  test('is settled once', () => {
    const outcome = { output: 1, at: after(0.5), kind: 'event' } as const;
    expect(reaction(event('Cart Viewed', 1), listener({ outcome }))).toBeUndefined();
  });

  test('an event that is also the goal ends the journey instead', () => {
    expect(reaction(event('Order Completed', 1))).toMatchObject({ kind: 'end' });
  });

  test('hears the same person under an earlier id', () => {
    const guest = event('Cart Viewed', 1, { profileId: 'prf_guest' });
    expect(react(version, listener(), guest, alone)).toBeUndefined();
    expect(react(version, listener(), guest, new Set(['prf_guest']))).toMatchObject({ kind: 'settle' });
  });
});

describe('a restart', () => {
  const updated = event('Checkout Updated', 1.5, { properties: { fresh: true } });

  test('begins the wait anew from the event, with its fresh contents', () => {
    expect(reaction(updated)).toEqual({
      kind: 'restart',
      holdKey: 'wait01:1',
      due: after(3.5),
      hold: { ...hold, until: after(3.5), restartedAt: after(1.5), settled: true },
      event: {
        id: updated.id,
        name: 'Checkout Updated',
        properties: { fresh: true },
        occurredAt: after(1.5),
        receivedAt: after(1.5),
      },
    });
  });

  test('keeps the event of the entry where the author wants that', () => {
    expect(reaction(updated, listener({ refresh: false }))).not.toHaveProperty('event');
  });

  test('by an alias alone (the cart of the checkout) keeps what that event does not say', () => {
    const before = {
      ...listener().event,
      properties: { checkout_url: 'https://shop.example/c1', total: { amount: 1 } },
    };
    const properties = { total: { amount: 2 } };
    const fresh = (what: ReturnType<typeof anEvent>, names: string) => {
      const rule = { restartOn: [{ event: names, by: 'entryKey' as const }] };
      const found = reaction(what, listener(rule, { event: before }));
      return found?.kind === 'restart' ? found.event?.properties : found;
    };
    expect(fresh(event('Cart Updated', 1, { keys: ['cart:k1'], properties }), 'Cart Updated')).toEqual({
      checkout_url: 'https://shop.example/c1',
      total: { amount: 2 },
    });
    expect(fresh(event('Checkout Updated', 1, { properties }), 'Checkout Updated')).toEqual(properties);
  });

  test('only goes forward: an event that is not newer than the last restart changes nothing', () => {
    expect(reaction(updated, listener({ restartedAt: after(1.5), until: after(3.5) }))).toBeUndefined();
    expect(reaction(updated, listener({ restartedAt: after(1.4), until: after(3.4) }))).toMatchObject({
      kind: 'restart',
    });
  });
});

describe('looking up stored events', () => {
  const look = (events: ReturnType<typeof anEvent>[], enrolment = listener({ settled: false }), now = after(0.1)) =>
    lookUp(version, enrolment, { events, aliases: alone }, now);

  test('finds exit or goal before all else, then the earliest event, then the latest restart', () => {
    const restarts = [event('Checkout Updated', 0.2), event('Checkout Updated', 0.9), event('Checkout Updated', 0.5)];
    const views = [event('Cart Viewed', 0.8), event('Cart Viewed', 0.3)];
    const done = [event('Order Completed', 1.9)];
    expect(look([...restarts, ...views, ...done])).toMatchObject({ kind: 'end' });
    expect(look([...restarts, ...views])).toMatchObject({ kind: 'settle', outcome: { at: after(0.3) } });
    expect(look(restarts)).toMatchObject({ kind: 'restart', due: after(2.9) });
  });

  test('finds nothing: it rests while time is left, else it goes on', () => {
    expect(look([])).toEqual({ kind: 'rest', holdKey: 'wait01:1', until: after(2) });
    expect(look([event('Cart Viewed', 2.5)], listener(), after(2))).toEqual({ kind: 'goOn' });
  });

  test('a new enrolment is ended by an exit that was stored meanwhile, and goes on otherwise', () => {
    const fresh = anEnrolment(version);
    expect(look([event('Order Completed', 0.01)], fresh)).toMatchObject({ kind: 'end' });
    expect(look([event('Cart Viewed', 0.01)], fresh)).toEqual({ kind: 'goOn' });
  });

  test('asks for all that could count, from the start of the enrolment', () => {
    expect(listening(version, listener())).toEqual({
      names: ['Order Cancelled', 'Order Completed', 'Cart Viewed', 'Checkout Updated'],
      keys: ['checkout:c1', 'cart:k1'],
      after: after(-1 / 60), // what was stamped earlier was there to be read when it entered
    });
    expect(listening(version, anEnrolment(version)).names).toEqual(['Order Cancelled', 'Order Completed']);
  });
});

test('rules may have filters', () => {
  const picky = aJourney()
    .entry({
      exits: [
        {
          event: 'Order Completed',
          filter: conditions('all', { path: 'total.amount', operator: 'greaterThan', value: '100' }),
        },
      ],
    })
    .compile();
  const order = (amount: number) => event('Order Completed', 1, { properties: { total: { amount } } });
  expect(react(picky, anEnrolment(picky), order(101), alone)).toMatchObject({ kind: 'end' });
  expect(react(picky, anEnrolment(picky), order(100), alone)).toBeUndefined();
});
