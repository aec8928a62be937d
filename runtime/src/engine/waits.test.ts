import fc from 'fast-check';

import { aJourney } from '../../../test/support/journeys';
import { after, anEnrolment, anEvent, aProfile, NOON } from '../../../test/support/enrolments';
import { advance } from './advance';
import { begin } from './begin';
import type { Enrolment } from './enrolment';
import type { ListenHold } from './hold';
import { holdFor, restarted } from './holds';
import { lookUp, type Finding } from './lookUp';
import type { Passage } from './passage';
import type { ProfileView } from './profile';
import { react } from './react';
import type { HoldRequest } from './step';
import { WEEKDAYS } from './windows';

const STEP = 'wait11';
// Outputs 1 to 4 lead to a step of that name, output 0 to "In time".
const version = ['One', 'Two', 'Three', 'Four']
  .reduce(
    (journey, name, k) => journey.from('Wait', k + 1).send({}, { name }),
    aJourney()
      .entry({ zone: 'Europe/Berlin' })
      .wait({ until: [{ event: 'A' }, { event: 'B' }, { event: 'C' }, { event: 'D' }] }, { stepKey: STEP })
      .send({}, { name: 'In time' }),
  )
  .compile();

/** NOON is a Sunday, 13:00 in Berlin. */
const standing = (over: Partial<Enrolment> = {}): Enrolment =>
  anEnrolment(version, { seq: 4, stepKey: STEP, hold: undefined as never, ...over });

const zeroed = { amount: 0, unit: 'seconds' } as const;
const days = (amount: number) => ({ amount, unit: 'days' }) as const;

interface Asked {
  readonly since?: Date;
  readonly now?: Date;
  readonly profile?: Partial<ProfileView>;
}

function hold(request: HoldRequest, { since = NOON, now = since, profile = {} }: Asked = {}): Passage {
  const claimed = { profile: aProfile(profile), token: 'T1', now };
  const passage = begin(version, standing({ since }), claimed);
  return advance(version, passage, { kind: 'held', hold: request, effects: [] }, now);
}

const untilOf = ({ rest }: Passage) => (rest?.kind === 'held' ? rest.hold.until?.toISOString() : rest);
const leadsTo = ({ stepKey }: Passage) => version.steps.get(stepKey)?.name;

function listening(
  request: Omit<Extract<HoldRequest, { kind: 'listen' }>, 'kind' | 'restartOn' | 'refresh'>,
): Enrolment {
  const { rest, visits } = hold({ kind: 'listen', restartOn: [], refresh: true, ...request });
  if (rest?.kind !== 'held') throw new Error('it does not hold');
  return standing({ hold: rest.hold, visits });
}

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

describe('the first of several', () => {
  const filter = {
    combinator: 'all',
    conditions: [{ path: 'attributes.tier', operator: 'equals', value: 'gold' }],
  } as const;

  test('a date among them ends it where it leads, the time-out stays output 0', () => {
    const times = [{ output: 2, date: { value: '2026-03-03', time: '09:00' } }];
    const enrolment = listening({ wait: days(5), branches: [], times });
    expect(enrolment.hold).toMatchObject({ until: new Date('2026-03-03T08:00:00Z'), ends: 2, fixed: true });
    const passage = begin(version, enrolment, {
      profile: aProfile(),
      token: 'T2',
      now: new Date('2026-03-03T08:00:00Z'),
    });
    expect(leadsTo(passage)).toBe('Two');
    expect(passage.item).toMatchObject({ wait: { outcome: 'date' } });
  });

  test('a date that is missing, over or behind the time-out opens no way', () => {
    for (const value of ['2026-02-20', '', '2026-05-05']) {
      const enrolment = listening({ wait: days(5), branches: [], times: [{ output: 2, date: { value } }] });
      expect(enrolment.hold).toMatchObject({ until: after(120) });
      expect(enrolment.hold).not.toHaveProperty('ends');
    }
  });

  test('hours among them open a way when they begin; at the same instant the first way of the author wins', () => {
    const hours = { from: '18:00', to: '20:00' };
    const times = [
      { output: 3, hours },
      { output: 4, hours },
    ];
    expect(listening({ wait: days(5), branches: [], times }).hold).toMatchObject({ until: after(5), ends: 3 });
    const wait = { amount: 5, unit: 'hours' } as const;
    expect(listening({ wait, branches: [], times }).hold).toMatchObject({ until: after(5), ends: 3 });
  });

  describe('hours that are over again when the worker comes', () => {
    const times = [{ output: 3, hours: { from: '18:00', to: '20:00' } }];
    const opened = new Date('2026-03-01T17:00:00Z');
    const late = (enrolment: Enrolment, now: string) =>
      begin(version, enrolment, { profile: aProfile(), token: 'T2', now: new Date(now) });

    test('open no way until they begin again, and it listens until then', () => {
      const enrolment = listening({ wait: days(5), branches: [], times });
      expect(enrolment.hold?.until).toEqual(opened);
      expect(leadsTo(late(enrolment, '2026-03-01T18:30:00Z'))).toBe('Three');
      const { rest } = late(enrolment, '2026-03-02T01:00:00Z');
      const until = new Date('2026-03-02T17:00:00Z');
      expect(rest).toMatchObject({ kind: 'held', hold: { settled: false, until, ends: 3 } });
      expect(rest).not.toHaveProperty('due');
    });

    test('leave it to what is open first: its end before they begin again, another way that has opened since', () => {
      const end = late(
        listening({ wait: { amount: 20, unit: 'hours' }, branches: [], times }),
        '2026-03-02T01:00:00Z',
      ).rest;
      expect(end).toMatchObject({ kind: 'held', hold: { until: after(20) } });
      expect(end).not.toMatchObject({ hold: { ends: 3 } });
      const dated = [...times, { output: 2, date: { value: '2026-03-01', time: '21:00' } }];
      const other = late(listening({ wait: days(5), branches: [], times: dated }), '2026-03-02T01:00:00Z');
      expect(leadsTo(other)).toBe('Two');
      expect(other.since).toEqual(opened);
    });
  });

  test('what a clock decides is fixed: a pause does not move the hours', () => {
    const hours = { from: '18:00', to: '20:00' };
    const way = listening({ wait: days(5), branches: [], times: [{ output: 3, hours }] });
    expect(way.hold).toMatchObject({ ends: 3, fixed: true });
    expect(hold({ kind: 'time', wait: zeroed, hours }).rest).toMatchObject({ hold: { fixed: true } });
    const both = hold({ kind: 'time', wait: days(1), hours }).rest;
    expect(both).not.toMatchObject({ hold: { fixed: true } });
  });

  const tier = (value: string, changedAt: Date) => ({ view: aProfile({ attributes: { tier: value } }), changedAt });
  const look = (enrolment: Enrolment, stored: Partial<Parameters<typeof lookUp>[2]>): Finding =>
    lookUp(version, enrolment, { events: [], aliases: new Set(), ...stored }, after(3));
  const withGold = () =>
    listening({
      wait: days(5),
      branches: [{ event: 'A', by: 'profile', output: 1 }],
      conditions: [{ output: 2, filter }],
    });

  test('a condition that is true when they come ends it there and then', () => {
    const finding = look(withGold(), { profile: tier('gold', after(-9)) });
    expect(finding).toEqual({
      kind: 'settle',
      holdKey: `${STEP}:1`,
      outcome: { output: 2, at: NOON, kind: 'condition' },
    });
  });

  test('one that comes true later does at the change, when that is not behind the end', () => {
    expect(look(withGold(), { profile: tier('gold', after(2)) })).toMatchObject({ outcome: { at: after(2) } });
    expect(look(withGold(), { profile: tier('gold', after(121)) })).toMatchObject({ kind: 'rest' });
    expect(look(withGold(), { profile: tier('silver', after(2)) })).toMatchObject({ kind: 'rest', until: after(120) });
  });

  test('of an event and a condition the earlier wins, at the same instant the first of the author', () => {
    const event = (hours: number) => [anEvent({ id: 'e', name: 'A', at: after(hours) })];
    expect(look(withGold(), { events: event(1), profile: tier('gold', after(2)) })).toMatchObject({
      outcome: { output: 1 },
    });
    expect(look(withGold(), { events: event(2), profile: tier('gold', after(1)) })).toMatchObject({
      outcome: { output: 2 },
    });
    expect(look(withGold(), { events: event(2), profile: tier('gold', after(2)) })).toMatchObject({
      outcome: { output: 1 },
    });
  });

  test('consent to the address of before is none to the present one', () => {
    const consented = {
      combinator: 'all',
      conditions: [{ path: 'consent.email', operator: 'equals', value: 'subscribed' }],
    } as const;
    const enrolment = listening({ wait: days(5), branches: [], conditions: [{ output: 1, filter: consented }] });
    const about = (address: string) => ({ view: aProfile({ consentFor: { email: address } }), changedAt: NOON });
    expect(look(enrolment, { profile: about('old@shop.example') })).toMatchObject({ kind: 'rest' });
    expect(look(enrolment, { profile: about('ada@shop.example') })).toMatchObject({ kind: 'settle' });
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
