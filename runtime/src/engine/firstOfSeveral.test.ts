import { after, anEvent, aProfile, NOON } from '../../../test/support/enrolments';
import { days, hold, leadsTo, listening, STEP, version, zeroed } from '../../../test/support/waits';
import { begin } from './begin';
import type { Enrolment } from './enrolment';
import { lookUp, type Finding } from './lookUp';

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
