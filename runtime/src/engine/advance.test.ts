import { aJourney } from '../../../test/support/journeys';
import { after, anEnrolment, aProfile, NOON } from '../../../test/support/enrolments';
import { advance } from './advance';
import { begin } from './begin';
import type { Enrolment } from './enrolment';
import type { Passage } from './passage';
import type { SendRequest, StepResult } from './step';
import type { CompiledVersion } from './version';

const key = (version: CompiledVersion, name: string) =>
  [...version.steps.values()].find((step) => step.name === name)!.key;

/** Claimed as it stands, before the step of this name. */
function before(version: CompiledVersion, name: string, over: Partial<Enrolment> = {}): Passage {
  const stepKey = key(version, name);
  const enrolment = anEnrolment(version, { seq: 4, stepKey, hold: undefined as never, ...over });
  return begin(version, enrolment, { profile: aProfile(), token: 'T1', now: NOON });
}

const passed = (over: Partial<Extract<StepResult, { kind: 'passed' }>> = {}): StepResult => ({
  kind: 'passed',
  output: 0,
  item: {},
  effects: [],
  ...over,
});
const failed = (kind: 'transient' | 'permanent' | 'unknown'): StepResult => ({
  kind: 'failed',
  failure: { class: kind, code: 'timed_out', message: 'no answer in 30 s' },
});
const wait: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 2, unit: 'hours' } }, effects: [] };
const send: SendRequest = {
  channel: 'email',
  messageKey: 'reminder',
  senderRole: 'marketing-email',
  category: 'marketing',
  resendUnknown: true,
};
const sent: StepResult = { kind: 'sent', send, effects: [] };

describe('a step that passed', () => {
  const version = aJourney()
    .entry()
    .branch()
    .wait({}, { name: 'German' })
    .from('Branch', 1)
    .wait({}, { name: 'Else' })
    .compile();

  test('leads along its output, counted and noted', () => {
    const next = advance(
      version,
      before(version, 'Branch'),
      passed({ output: 1, item: { branch: { name: 'Else' } } }),
      NOON,
    );
    expect(next).toMatchObject({ stepKey: key(version, 'Else'), item: { branch: { name: 'Else' } } });
    expect(next.visits).toEqual({ [key(version, 'Branch')]: 1 });
    expect(next.history).toEqual([{ stepKey: key(version, 'Branch'), visit: 1, at: NOON, what: 'passed', output: 1 }]);
  });

  test('ends the journey where its output leads nowhere', () => {
    expect(advance(version, before(version, 'Branch'), passed({ output: 7 }), NOON).rest).toMatchObject({
      kind: 'ended',
      ending: { reason: 'completed', at: NOON },
    });
  });

  test('does not run twice: a passage at rest refuses a result', () => {
    const held = advance(version, before(version, 'Else'), wait, NOON);
    expect(() => advance(version, held, wait, NOON)).toThrow(/at rest/);
  });
});

describe('a hold', () => {
  const version = aJourney().entry({ zone: 'America/New_York' }).wait().compile();

  test('runs from when the one before really ended, not from now', () => {
    const passage = before(version, 'Wait', { since: after(-1) });
    expect(advance(version, passage, wait, NOON).rest).toEqual({
      kind: 'held',
      due: after(1),
      hold: { key: `${key(version, 'Wait')}:1`, kind: 'time', settled: true, since: after(-1), until: after(1) },
    });
  });

  test('carries the next visit in its key when it is reached again', () => {
    const stepKey = key(version, 'Wait');
    const passage = before(version, 'Wait', { visits: { [stepKey]: 2 } });
    expect(advance(version, passage, wait, NOON).rest).toMatchObject({ hold: { key: `${stepKey}:3` } });
  });

  test.each([
    ['the profile’s own zone', { timeZone: 'Europe/Berlin' }, '2026-03-09T12:00:00.000Z'],
    ['the journey’s, when the profile has none', {}, '2026-03-09T11:00:00.000Z'],
    ['the journey’s, when the profile’s does not exist', { timeZone: 'Mars/Olympus' }, '2026-03-09T11:00:00.000Z'],
  ])('counts days in %s', (_, zone, until) => {
    const passage = { ...before(version, 'Wait'), profile: aProfile(zone) };
    const days: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 8, unit: 'days' } }, effects: [] };
    expect(advance(version, passage, days, NOON).rest).toMatchObject({ due: new Date(until) });
  });

  test('that listens is not settled and keeps its lease until stored events were looked up', () => {
    const hold = {
      kind: 'listen',
      wait: { amount: 2, unit: 'hours' },
      branches: [{ event: 'Order Completed', by: 'profile', output: 1 }],
      restartOn: [],
      refresh: true,
    } as const;
    const { rest } = advance(version, before(version, 'Wait'), { kind: 'held', hold, effects: [] }, NOON);
    expect(rest).toMatchObject({ hold: { kind: 'listen', settled: false, until: after(2), zone: 'America/New_York' } });
    expect(rest).not.toHaveProperty('due');
  });

  test('for an impossible time is a failure that quotes it, not a crash', () => {
    const never: StepResult = {
      kind: 'held',
      hold: { kind: 'time', wait: { amount: Number.NaN, unit: 'days' } },
      effects: [],
    };
    expect(advance(version, before(version, 'Wait'), never, NOON).rest).toMatchObject({
      kind: 'dead',
      failure: { code: 'invalid_wait', message: expect.stringContaining('"NaN days"') as string },
    });
  });
});

describe('a send', () => {
  const version = aJourney().entry().send().compile();

  test('is a hold until its outcome, and one proposed row named by key and attempt', () => {
    const next = advance(version, before(version, 'Send Email'), sent, NOON);
    const stepKey = key(version, 'Send Email');
    expect(next.rest).toEqual({
      kind: 'held',
      hold: { key: `${stepKey}:1`, kind: 'send', settled: true, since: NOON },
    });
    expect(next.rows).toEqual([
      {
        _id: `enr_1:${stepKey}:1:email/T1`,
        key: `enr_1:${stepKey}:1:email`,
        enrolmentId: 'enr_1',
        token: 'T1',
        seq: 4,
        status: 'proposed',
        workspaceId: 'workspace',
        journeyId: 'jrn_1',
        versionId: 'ver_1',
        profileId: 'prf_ada',
        bucket: 7,
        stepKey,
        visit: 1,
        at: NOON,
        due: NOON,
        kind: 'send',
        body: {
          ...send,
          resendUnknown: false, // marketing never does
          revision: 3, // pinned when the version was published
          zone: 'UTC',
          data: {
            event: expect.objectContaining({ name: 'Checkout Started' }) as object,
            entry: expect.objectContaining({ key: 'checkout:c1' }) as object,
          },
        },
      },
    ]);
  });

  test('of a message that was not pinned is a failure', () => {
    const other: StepResult = { kind: 'sent', send: { ...send, messageKey: 'gone' }, effects: [] };
    const next = advance(version, before(version, 'Send Email'), other, NOON);
    expect(next.rest).toMatchObject({ kind: 'dead', failure: { code: 'unknown_message' } });
    expect(next.rows).toEqual([]);
  });
});

describe('changes of the profile', () => {
  const version = aJourney().entry().branch([], { name: 'One' }).branch([], { name: 'Two' }).send().compile();
  const tag = (...addTags: string[]) => ({ kind: 'profile', body: { addTags } }) as const;

  test('are seen by later steps of the same wake-up, in the item and beside it', () => {
    const change = { kind: 'profile', body: { attributes: { tier: 'gold', old: null }, removeTags: ['new'] } } as const;
    const start = { ...before(version, 'One'), profile: aProfile({ attributes: { old: 1 }, tags: ['new'] }) };
    const next = advance(version, start, passed({ item: start.item!, effects: [change] }), NOON);
    expect(next.profile).toMatchObject({ attributes: { tier: 'gold' }, tags: [] });
    expect(next.profile.attributes).not.toHaveProperty('old');
    expect(next.item).toMatchObject({ profile: { attributes: { tier: 'gold' } } });
  });

  test('of several steps fold into one, the later wins', () => {
    const one = advance(version, before(version, 'One'), passed({ effects: [tag('a', 'b')] }), NOON);
    const remove = { kind: 'profile', body: { removeTags: ['b'], attributes: { x: 1 } } } as const;
    const two = advance(version, one, passed({ effects: [remove, tag('c')] }), NOON);
    expect(two.changes).toEqual({ addTags: ['a', 'c'], removeTags: ['b'], attributes: { x: 1 } });
    expect(two.rows).toEqual([]);
  });
});

test('events of our own get keys of their own', () => {
  const version = aJourney().entry().branch([]).compile();
  const event = (name: string) => ({ kind: 'event', body: { name, properties: {} } }) as const;
  const next = advance(version, before(version, 'Branch'), passed({ effects: [event('A'), event('B')] }), NOON);
  const stepKey = key(version, 'Branch');
  expect(next.rows.map((row) => row.key)).toEqual([`enr_1:${stepKey}:1:event0`, `enr_1:${stepKey}:1:event1`]);
});

describe('the end', () => {
  const version = aJourney().entry().branch().exit().compile();

  test('an Exit step ends the journey for the reason it names', () => {
    const next = advance(version, before(version, 'Exit'), { kind: 'exited', reason: 'bought', effects: [] }, NOON);
    expect(next.rest).toMatchObject({ kind: 'ended', ending: { reason: 'exit', detail: 'bought', at: NOON } });
    expect(next.history.at(-1)).toMatchObject({ what: 'ended', detail: 'exit: bought' });
  });

  test('a step that gives nothing out ends the way of this profile', () => {
    const next = advance(version, before(version, 'Branch'), { kind: 'dropped', effects: [] }, NOON);
    expect(next.rest).toMatchObject({ kind: 'ended', ending: { reason: 'completed', detail: 'dropped' } });
  });
});

describe('a failure', () => {
  const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 2_000 } as const;
  const http = (more: object = {}) =>
    aJourney()
      .entry()
      .foreign('n8n-nodes-base.httpRequest', { name: 'Shop', parameters: { url: 'x' }, more })
      .send();
  const external = { queue: 'external' } as const;

  test('that may pass is tried again, each time later, at most as often as the step says', () => {
    const version = http(retrying).compile();
    const delays = [0, 1].map((retries) => {
      const next = advance(version, before(version, 'Shop', { ...external, retries }), failed('transient'), NOON);
      expect(next.visits).toEqual({}); // the retry is the same visit
      expect(next).toMatchObject({
        retries: retries + 1,
        rest: { kind: 'retry', failure: { attempts: retries + 1 } },
      });
      return (next.rest as { due: Date }).due.getTime() - NOON.getTime();
    });
    expect(delays[0]).toBeGreaterThan(1_300);
    expect(delays[0]).toBeLessThanOrEqual(2_000);
    expect(delays[1]).toBeGreaterThan(2_600);
    expect(delays[1]).toBeLessThanOrEqual(4_000);
    const last = advance(version, before(version, 'Shop', { ...external, retries: 2 }), failed('transient'), NOON);
    expect(last.rest).toMatchObject({
      kind: 'dead',
      failure: { code: 'timed_out', attempts: 3, message: 'no answer in 30 s' },
    });
  });

  test('is spread by its key, the same for the same attempt, so that not everybody comes back at once', () => {
    const version = http(retrying).compile();
    const due = (id: string) =>
      (
        advance(version, before(version, 'Shop', { ...external, _id: id }), failed('transient'), NOON).rest as {
          due: Date;
        }
      ).due;
    const dues = Array.from({ length: 40 }, (_, index) => due(`enr_${String(index)}`).getTime());
    expect(new Set(dues).size).toBeGreaterThan(8);
    expect(new Set(dues).size).toBeLessThanOrEqual(16);
    expect(due('enr_7').getTime()).toBe(dues[7]);
  });

  test('that will not pass goes to the error output, when it is wired', () => {
    const version = http({ onError: 'continueErrorOutput' }).from('Shop', 1).exit().compile();
    const next = advance(version, before(version, 'Shop', external), failed('permanent'), NOON);
    // External steps are alone in their wake-up: what happened is committed before the next step.
    expect(next).toMatchObject({ stepKey: key(version, 'Exit'), rest: { kind: 'handedOver', queue: 'local' } });
    expect(next.visits).toEqual({ [key(version, 'Shop')]: 1 });
  });

  test('goes on by the regular output where the author said so', () => {
    const version = http({ onError: 'continueRegularOutput' }).compile();
    expect(advance(version, before(version, 'Shop', external), failed('permanent'), NOON)).toMatchObject({
      stepKey: key(version, 'Send Email'),
    });
  });

  test('of which its node says that it may have happened goes to the error output at once, when it is wired', () => {
    const thrown: StepResult = {
      kind: 'failed',
      failure: { class: 'unknown', thrown: true, code: 'outcome_unknown', message: 'answered 500' },
    };
    const wired = http({ ...retrying, onError: 'continueErrorOutput' })
      .from('Shop', 1)
      .exit()
      .compile();
    const next = advance(wired, before(wired, 'Shop', external), thrown, NOON);
    expect(next).toMatchObject({ stepKey: key(wired, 'Exit'), rest: { kind: 'handedOver' } });
    const bare = http(retrying).compile();
    expect(advance(bare, before(bare, 'Shop', external), thrown, NOON).rest).toMatchObject({ kind: 'dead' });
  });

  test('that was cut off and may have happened is never tried again and never goes on', () => {
    const version = http({ ...retrying, onError: 'continueErrorOutput' })
      .from('Shop', 1)
      .exit()
      .compile();
    const next = advance(version, before(version, 'Shop', external), failed('unknown'), NOON);
    expect(next).toMatchObject({ stepKey: key(version, 'Shop'), rest: { kind: 'dead' } });
  });

  test('a step that is reached too often makes a dead letter: nobody goes round for ever', () => {
    const version = aJourney().entry().wait().branch().to('Wait').compile();
    const stepKey = key(version, 'Wait');
    const passage = before(version, 'Branch', { visits: { [stepKey]: 100 } });
    expect(advance(version, passage, passed(), NOON).rest).toMatchObject({
      kind: 'dead',
      failure: { code: 'visit_limit', stepKey },
    });
  });
});

describe('local and external steps', () => {
  const version = aJourney()
    .entry()
    .branch()
    .foreign('n8n-nodes-base.httpRequest', { name: 'First', parameters: { url: 'x' } })
    .foreign('n8n-nodes-base.httpRequest', { name: 'Second', parameters: { url: 'x' } })
    .send()
    .compile();

  test('what local steps did is committed before an external one runs', () => {
    const next = advance(version, before(version, 'Branch'), passed(), NOON);
    expect(next).toMatchObject({
      stepKey: key(version, 'First'),
      rest: { kind: 'handedOver', queue: 'external', due: NOON },
    });
  });

  test('each external step is committed by itself, and local ones go back to their own queue', () => {
    const external = { queue: 'external' } as const;
    const first = before(version, 'First', external);
    expect(first.item).toBeDefined();
    expect(advance(version, first, passed(), NOON).rest).toMatchObject({ kind: 'handedOver', queue: 'external' });
    expect(advance(version, before(version, 'Second', external), passed(), NOON).rest).toMatchObject({
      kind: 'handedOver',
      queue: 'local',
    });
  });

  test('what a later step reads is kept, bounded', () => {
    const external = { queue: 'external' } as const;
    const next = advance(version, before(version, 'First', external), passed({ item: { ok: 1, profile: {} } }), NOON);
    expect(next.kept).toEqual({ [key(version, 'First')]: { ok: 1 } });
    const large = passed({ item: { body: 'x'.repeat(40_000) } });
    expect(advance(version, before(version, 'First', external), large, NOON).rest).toMatchObject({
      kind: 'dead',
      failure: { code: 'output_too_large' },
    });
  });
});
