import { aJourney } from '../../../test/support/journeys';
import { after, anEnrolment, aProfile, NOON } from '../../../test/support/enrolments';
import { advance } from './advance';
import { begin } from './begin';
import { commitOf, HISTORY_LIMIT, trimmable } from './commitOf';
import type { Enrolment, HistoryEntry } from './enrolment';
import type { StepResult } from './step';

const version = aJourney().entry().branch([], { name: 'Mark' }).wait().compile();
const mark: StepResult = {
  kind: 'passed',
  output: 0,
  item: {},
  effects: [{ kind: 'profile', body: { addTags: ['seen'] } }],
};
const hold = (amount: number): StepResult => ({
  kind: 'held',
  hold: { kind: 'time', wait: { amount, unit: 'seconds' } },
  effects: [],
});

function commitFor(over: Partial<Enrolment>, results: StepResult[] = [mark, hold(7_200)], now = NOON) {
  const start = begin(version, anEnrolment(version, over), { profile: aProfile(), token: 'T1', now });
  return commitOf(results.reduce((passage, result) => advance(version, passage, result, now), start));
}

test('says where it stands, whose it was, and what is gone', () => {
  const { set, unset, push } = commitFor({ seq: 3, attempts: 2 });
  expect(set).toMatchObject({
    stepKey: [...version.steps.values()].find(({ name }) => name === 'Wait')!.key,
    due: after(2),
    hold: { kind: 'time', until: after(2) },
    since: NOON,
    attempts: 0,
    retries: 0,
    last: { token: 'T1', profileRow: true },
  });
  expect(set).not.toHaveProperty('kept');
  expect(set).not.toHaveProperty('queue');
  expect([...unset].sort()).toEqual(['failure', 'lease']);
  expect(push.map(({ what }) => what)).toEqual(['entered', 'passed', 'held']);
});

test('all changes of the profile are one row, named by the number of the enrolment', () => {
  const { rows } = commitFor({ seq: 3 });
  expect(rows).toEqual([
    expect.objectContaining({
      _id: 'enr_1:3/T1',
      key: 'enr_1:3',
      kind: 'profile',
      seq: 3,
      status: 'proposed',
      body: { addTags: ['seen'] },
    }),
  ]);
  expect(commitFor({}, [{ ...mark, effects: [] }, hold(7_200)]).set.last).toEqual({
    token: 'T1',
    profileRow: false,
  });
});

test('enrolments that end up alike are written alike, whatever order they went before', () => {
  const text = ({ set, unset, push }: ReturnType<typeof commitFor>) => JSON.stringify([set, unset, push]);
  const a = commitFor({ _id: 'enr_1', visits: { aaaaaa: 1, bbbbbb: 2 } });
  const b = commitFor({ _id: 'enr_2', visits: { bbbbbb: 2, aaaaaa: 1 } });
  expect(text(a)).toBe(text(b));
});

test('dues of long waits fall on whole seconds, short ones are exact', () => {
  const at = new Date(NOON.getTime() + 250);
  const moment = { since: at, startedAt: at, hold: undefined as never };
  expect(commitFor(moment, [hold(61)]).set.due).toEqual(new Date(NOON.getTime() + 62_000));
  expect(commitFor(moment, [hold(60)]).set.due).toEqual(new Date(NOON.getTime() + 60_250));
});

describe('per way of resting', () => {
  const fields = (results: StepResult[], over: Partial<Enrolment> = {}) => {
    const { set, unset } = commitFor(over, results);
    return { set, unset: [...unset].sort() };
  };
  const pass = { ...mark, effects: [] } as StepResult;
  const failed = (kind: 'transient' | 'unknown'): StepResult => ({
    kind: 'failed',
    failure: { class: kind, code: 'x', message: 'y' },
  });

  test('ended: inactive, without due and hold', () => {
    const { set, unset } = fields([pass, { kind: 'exited', reason: 'bought', effects: [] }]);
    expect(set).toMatchObject({ active: false, ended: { reason: 'exit', detail: 'bought', at: NOON } });
    expect(set).not.toHaveProperty('cascade');
    expect(unset).toEqual(['due', 'failure', 'hold', 'lease']);
  });

  test('a child that reaches an Exit step marks that its family must follow', () => {
    const child = { _id: 'kid', rootId: 'enr_1' };
    expect(fields([pass, { kind: 'exited', reason: '', effects: [] }], child).set).toMatchObject({ cascade: true });
    expect(fields([pass, { kind: 'dropped', effects: [] }], child).set).not.toHaveProperty('cascade');
  });

  test('retry: due later before the same step, the failure told', () => {
    const { set, unset } = fields([pass, failed('transient')]);
    expect(set).toMatchObject({ retries: 1, failure: { code: 'x', attempts: 1 } });
    expect(set.due! > NOON).toBe(true);
    expect(unset).toEqual(['hold', 'lease']);
  });

  test('dead: in the queue of dead letters, never due', () => {
    const { set, unset } = fields([pass, failed('unknown')]);
    expect(set).toMatchObject({ queue: 'dead', failure: { code: 'x' } });
    expect(unset).toEqual(['due', 'hold', 'lease']);
  });

  test('a send: not due until its outcome', () => {
    const letters = aJourney().entry().send().compile();
    const start = begin(letters, anEnrolment(letters), { profile: aProfile(), token: 'T1', now: NOON });
    const send = {
      channel: 'email',
      messageKey: 'reminder',
      senderRole: 'r',
      category: 'marketing',
      resendUnknown: false,
    } as const;
    const commit = commitOf(advance(letters, start, { kind: 'sent', send, effects: [] }, NOON));
    expect(commit.unset).toContain('due');
    expect(commit.set).not.toHaveProperty('due');
  });

  test('a listening hold: due as claimed, until stored events were looked up', () => {
    const wait = { amount: 2, unit: 'hours' } as const;
    const listen: StepResult = {
      kind: 'held',
      hold: { kind: 'listen', wait, branches: [], restartOn: [], refresh: true },
      effects: [],
    };
    const { set, unset } = fields([pass, listen]);
    expect(set).toMatchObject({ hold: { settled: false } });
    expect(set).not.toHaveProperty('due');
    expect(unset).not.toContain('due');
  });

  test('forked: waits for its children, who are named', () => {
    const forked = aJourney().entry().wait().from('Event Trigger').wait().compile();
    const passage = begin(forked, anEnrolment(forked), { profile: aProfile(), token: 'T1', now: NOON });
    const { set, unset, rows } = commitOf(passage);
    expect(set.kids).toEqual(rows.map(({ body }) => (body as { childId: string }).childId));
    expect(set.kids).toHaveLength(2);
    expect(unset).toEqual(expect.arrayContaining(['due', 'hold']));
  });
});

test('what follows an event counts from it', () => {
  const event = { id: 'evt_9', name: 'X', properties: {} };
  const wait = [...version.steps.values()].find(({ name }) => name === 'Wait')!.key;
  const outcome = { output: 0, at: after(1), kind: 'event', event } as const;
  const over = {
    stepKey: wait,
    hold: { key: `${wait}:1`, kind: 'time', settled: true, since: NOON, until: after(2), outcome },
  } as const;
  expect(commitFor(over, []).set).toMatchObject({ since: after(1) });
});

test('what has not run to its rest cannot be committed', () => {
  expect(() => commitFor({}, [])).toThrow(/at rest/);
});

test('history is cut above its limit, and only what was rolled up', () => {
  const history = new Array<HistoryEntry>(HISTORY_LIMIT + 30).fill({
    stepKey: 'a',
    visit: 1,
    at: NOON,
    what: 'passed',
  });
  expect(trimmable({ history, trimmed: 10, rolledUp: 25 })).toBe(15);
  expect(trimmable({ history, trimmed: 10, rolledUp: 90 })).toBe(30);
  expect(trimmable({ history: history.slice(0, 50), trimmed: 0, rolledUp: 50 })).toBe(0);
});
