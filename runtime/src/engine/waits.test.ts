import fc from 'fast-check';

import { after, anEvent, aProfile, NOON } from '../../../test/support/enrolments';
import { days, hold, leadsTo, listening, standing, STEP, untilOf, version, zeroed } from '../../../test/support/waits';
import { begin } from './begin';
import type { Enrolment } from './enrolment';
import type { ListenHold } from './hold';
import { holdFor, restarted } from './holds';
import type { Passage } from './passage';
import { react } from './react';
import type { HoldRequest } from './step';
import { WEEKDAYS } from './windows';

describe('until a date', () => {
  const date = { value: '2026-03-20', time: '09:00', missing: 1, over: 2 } as const;
  const until = (more: Partial<typeof date> | object = {}): HoldRequest => ({
    kind: 'time',
    wait: zeroed,
    date: { ...date, ...more },
  });

  test("at a time of day in the journey's zone, the customer's own, or a fixed one", () => {
    expect(untilOf(hold(until()))).toBe('2026-03-20T08:00:00.000Z');
    expect(untilOf(hold(until(), { profile: { timeZone: 'Asia/Kathmandu' } }))).toBe('2026-03-20T03:15:00.000Z');
    const fixed: HoldRequest = { kind: 'time', wait: zeroed, date, zone: 'America/New_York' };
    expect(untilOf(hold(fixed, { profile: { timeZone: 'Asia/Kathmandu' } }))).toBe('2026-03-20T13:00:00.000Z');
  });

  test('nobody waits for a date that is missing or over: they leave by its way out, which says why', () => {
    const missing = hold(until({ value: undefined }));
    expect(leadsTo(missing)).toBe('One');
    expect(missing.item).toMatchObject({ wait: { outcome: 'noDate' } });
    const over = hold(until({ value: '2026-02-20' }));
    expect(leadsTo(over)).toBe('Two');
    expect(over.item).toMatchObject({ wait: { outcome: 'over' } });
    expect(over.history).toContainEqual({
      stepKey: STEP,
      visit: 1,
      at: NOON,
      what: 'passed',
      output: 2,
      detail: 'over',
    });
    expect(over.since).toEqual(NOON);
  });

  test('or they go on at once', () => {
    expect(leadsTo(hold(until({ value: null, missing: 0 })))).toBe('In time');
    expect(leadsTo(hold(until({ value: '2026-02-20', over: 0 })))).toBe('In time');
  });

  test('was it ahead when they came, it is not over because the worker is late', () => {
    const late = hold(until({ value: '2026-03-01T12:30:00Z', time: undefined }), { now: after(5) });
    expect(untilOf(late)).toBe('2026-03-01T12:30:00.000Z');
  });

  test('a value that is no time of day is a failure, not a guess', () => {
    expect(hold(until({ time: '9 am' })).rest).toMatchObject({ kind: 'dead', failure: { code: 'invalid_wait' } });
  });
});

describe('only in local hours', () => {
  const hours = { from: '09:00', to: '17:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] } as const;

  test('inside they go on at once, and the next wait counts from then', () => {
    const monday = new Date('2026-03-02T10:00:00Z');
    const through = hold({ kind: 'time', wait: zeroed, hours }, { since: monday });
    expect(leadsTo(through)).toBe('In time');
    expect(through.since).toEqual(monday);
    expect(through.item).toMatchObject({ wait: { outcome: 'timeout' } });
  });

  test('outside they wait for the hours to begin', () => {
    expect(untilOf(hold({ kind: 'time', wait: zeroed, hours }))).toBe('2026-03-02T08:00:00.000Z');
  });

  test('they came in these hours, but the worker only sees them at night: not now', () => {
    const since = new Date('2026-03-02T10:00:00Z');
    const night = hold({ kind: 'time', wait: zeroed, hours }, { since, now: new Date('2026-03-02T22:00:00Z') });
    expect(untilOf(night)).toBe('2026-03-02T10:00:00.000Z');
    const woken = wake(night, '2026-03-02T22:00:01Z');
    expect(untilOf(woken)).toBe('2026-03-03T08:00:00.000Z');
  });

  test('a time that ends outside is over when they begin', () => {
    expect(untilOf(hold({ kind: 'time', wait: days(5), hours }))).toBe('2026-03-06T12:00:00.000Z');
    expect(untilOf(hold({ kind: 'time', wait: days(6), hours }))).toBe('2026-03-09T08:00:00.000Z');
  });

  test('a timer that fires after hours, because all machines stood still, waits for the next', () => {
    const held = hold({ kind: 'time', wait: days(1), hours });
    expect(leadsTo(wake(held, '2026-03-02T12:00:00Z'))).toBe('In time');
    const evening = wake(held, '2026-03-02T19:00:00Z');
    expect(evening.rest).toMatchObject({ kind: 'held', due: new Date('2026-03-03T08:00:00Z') });
  });

  test('and one that listens does so until then: it is looked up again before it rests', () => {
    const enrolment = listening({ wait: days(1), hours, branches: [{ event: 'A', by: 'profile', output: 1 }] });
    const now = new Date('2026-03-02T19:00:00Z');
    const { rest } = begin(version, enrolment, { profile: aProfile(), token: 'T2', now });
    expect(rest).toMatchObject({ kind: 'held', hold: { settled: false, until: new Date('2026-03-03T08:00:00Z') } });
    expect(rest).not.toHaveProperty('due');
  });
});

describe('woken much later than its end', () => {
  const late = { after: { amount: 6, unit: 'hours' }, output: 3 } as const;

  test('it leaves by the way for that, and not a moment before', () => {
    const held = hold({ kind: 'time', wait: days(1), late });
    expect(leadsTo(wake(held, '2026-03-02T18:00:00Z'))).toBe('In time');
    const tooLate = wake(held, '2026-03-02T18:00:01Z');
    expect(leadsTo(tooLate)).toBe('Three');
    expect(tooLate.item).toMatchObject({ wait: { outcome: 'late', at: '2026-03-02T12:00:00.000Z' } });
  });
});

describe('an event that was there before the step was reached', () => {
  const wait = days(1);
  const since = after(10);
  const early = anEvent({ id: 'seen', name: 'Product Viewed', at: after(4) });
  const listens = (more: object): Enrolment => {
    const branches = [{ event: 'Product Viewed', by: 'profile', output: 1, ...more } as const];
    const { rest } = hold({ kind: 'listen', wait, branches, restartOn: [], refresh: true }, { since });
    return standing({ hold: (rest as { hold: ListenHold }).hold, since });
  };

  test('counts when the author says since entering, as of the step', () => {
    expect(react(version, listens({ since: 'entry' }), early, new Set())).toMatchObject({
      kind: 'settle',
      outcome: { output: 1, at: since },
    });
    expect(react(version, listens({}), early, new Set())).toBeUndefined();
  });

  test('but not one from before the journey, nor the one that began it', () => {
    const before = anEvent({ id: 'before', name: 'Product Viewed', at: after(-4) });
    const trigger = anEvent({ id: 'evt_1', name: 'Product Viewed', at: NOON });
    for (const event of [before, trigger])
      expect(react(version, listens({ since: 'entry' }), event, new Set())).toBeUndefined();
  });
});

describe('a restart', () => {
  const begun = new Date('2026-03-02T11:00:00Z');
  const base = listening({
    wait: days(2),
    hours: { from: '09:00', to: '17:00' },
    branches: [],
    times: [
      { output: 2, date: { value: '2026-03-20' } },
      { output: 3, hours: { from: '18:00', to: '19:00' } },
    ],
  }).hold as ListenHold;

  test('takes time and hours again from then on, a date stays', () => {
    expect(base).toMatchObject({ until: new Date('2026-03-01T17:00:00Z'), ends: 3 });
    expect(restarted(base, begun)).toMatchObject({ until: new Date('2026-03-02T17:00:00Z'), ends: 3 });
    const near = { ...base, times: [{ output: 2, date: { value: '2026-03-02T12:00:00Z' } }] };
    expect(restarted(near, begun)).toMatchObject({ until: new Date('2026-03-02T12:00:00Z'), ends: 2, fixed: true });
    const alone = { ...base, times: [], ends: 3, fixed: true as const };
    const anew = restarted(alone, begun);
    expect(anew.until).toEqual(new Date('2026-03-04T11:00:00Z'));
    expect(anew).not.toHaveProperty('ends');
    expect(anew).not.toHaveProperty('fixed');
  });

  test('in days keeps the time of day across a change of the clocks', () => {
    const zone = 'America/New_York';
    const hold = { ...base, hours: undefined as never, times: [], wait: days(1), zone };
    expect(restarted(hold, new Date('2026-03-07T14:00:00Z')).until.toISOString()).toBe('2026-03-08T13:00:00.000Z');
  });
});

function wake(held: Passage, at: string): Passage {
  if (held.rest?.kind !== 'held') throw new Error('it does not hold');
  const enrolment = standing({ hold: held.rest.hold, visits: held.visits, since: held.since });
  return begin(version, enrolment, { profile: aProfile(), token: 'T2', now: new Date(at) });
}

describe('whatever a wait is made of, in whatever zone', () => {
  const zones = fc.constantFrom(
    ...['UTC', 'America/New_York', 'America/Havana', 'Africa/Cairo', 'America/Santiago', 'Australia/Lord_Howe'],
    ...['Pacific/Apia', 'Asia/Kolkata', 'Asia/Kathmandu', 'Europe/Berlin'],
  );
  const instants = fc.date({ min: new Date('2011-12-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  const clocks = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
  const hours = fc.record({ from: clocks, to: clocks, days: fc.subarray([...WEEKDAYS]) });
  const units = fc.constantFrom('seconds', 'minutes', 'hours', 'days', 'weeks', 'months');
  const duration = fc.record({ amount: fc.integer({ min: 0, max: 100 }), unit: units });
  const date = fc.record({
    value: instants.map((at) => at.toISOString().slice(0, 10)),
    time: clocks,
    offset: fc.record({ ...{ amount: fc.integer({ min: 0, max: 40 }), unit: units }, before: fc.boolean() }),
  });
  const way = fc.oneof(
    date.map((each) => ({ date: each })),
    hours.map((each) => ({ hours: each })),
  );
  const requests = fc.record(
    {
      kind: fc.constant('listen'),
      wait: duration,
      branches: fc.constant([]),
      restartOn: fc.constant([]),
      refresh: fc.constant(true),
      date: date.map((each) => ({ ...each, missing: 1, over: 2 })),
      hours,
      times: fc.array(way, { maxLength: 3 }).map((ways) => ways.map((each, k) => ({ output: k + 1, ...each }))),
    },
    { requiredKeys: ['kind', 'wait', 'branches', 'restartOn', 'refresh'] },
  );

  test('it ends at or after its beginning, at or after a restart, and the same when asked again', () => {
    fc.assert(
      fc.property(requests, instants, fc.integer({ min: 0, max: 100_000 }), zones, (request, since, later, zone) => {
        const asked = request as unknown as HoldRequest;
        const held = holdFor(asked, { stepKey: STEP, visit: 1, since, zone }) as ListenHold;
        expect(held.until.getTime()).toBeGreaterThanOrEqual(since.getTime());
        expect(holdFor(asked, { stepKey: STEP, visit: 1, since, zone })).toEqual(held);
        const at = new Date(Math.min(since.getTime() + later * 1_000, held.until.getTime()));
        const anew = restarted(held, at);
        expect(anew.until.getTime()).toBeGreaterThanOrEqual(at.getTime());
        // Later than before, unless a date of it comes. (A month from the 31st may end before one from the 30th, a day across a gap
        // of the clocks before one that began a little earlier: that is the calendar.)
        const exact = ['seconds', 'minutes', 'hours'].includes(request.wait.unit);
        if (exact && !anew.fixed) expect(anew.until.getTime()).toBeGreaterThanOrEqual(held.until.getTime());
        expect(restarted(anew, at)).toEqual(anew);
      }),
      { numRuns: 300 },
    );
  });
});
