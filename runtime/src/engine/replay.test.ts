import fc from 'fast-check';

import { aJourney, branchRule } from '../../../test/support/journeys';
import { after, anEnrolment, aProfile, NOON } from '../../../test/support/enrolments';
import { advance } from './advance';
import { begin } from './begin';
import { commitOf } from './commitOf';
import type { EffectRow } from './effect';
import type { Enrolment } from './enrolment';
import type { Commit, Passage } from './passage';
import type { StepResult } from './step';
import type { CompiledVersion } from './version';

// Small journeys of every shape, moved by results of every kind: claim, run, commit, until nothing moves any more.

type Kind = 'wait' | 'send' | 'branch' | 'shop';

/** A chain of steps; each may lead back to an earlier Wait by its second output, or fork into the last step. */
const shapes = fc.record({
  kinds: fc.array(fc.constantFrom<Kind>('wait', 'send', 'branch', 'shop'), { minLength: 1, maxLength: 6 }),
  back: fc.boolean(),
  fork: fc.boolean(),
});

function journeyOf({ kinds, back, fork }: { kinds: Kind[]; back: boolean; fork: boolean }): CompiledVersion {
  const journey = aJourney().entry().wait({}, { name: 'Start' });
  for (const [index, kind] of kinds.entries()) {
    const name = `${kind} ${String(index)}`;
    if (kind === 'wait') journey.wait({ until: [{ event: 'A' }] }, { name });
    if (kind === 'send') journey.send({}, { name });
    if (kind === 'branch') journey.branch([branchRule('A', '={{ $json.profile.language }}', 'de')], { name });
    if (kind === 'shop') {
      const more = { onError: 'continueErrorOutput' } as const;
      journey.foreign('n8n-nodes-base.httpRequest', { name, parameters: { url: '={{ $json.x }}' }, more });
    }
    if (back && kind !== 'send') journey.from(name, 1).to('Start').from(name, 0);
  }
  if (fork) journey.from('Start').wait({}, { name: 'Beside' });
  return journey.compile();
}

/** What the step in hand answers, chosen by a number. */
function answer(version: CompiledVersion, passage: Passage, choice: number): StepResult {
  const { type } = version.steps.get(passage.stepKey)!;
  const effects = choice % 3 === 0 ? [{ kind: 'profile', body: { addTags: [`t${String(choice)}`] } } as const] : [];
  if (choice % 7 === 5) return { kind: 'failed', failure: { class: 'transient', code: 'x', message: 'y' } };
  if (choice % 11 === 9) return { kind: 'failed', failure: { class: 'permanent', code: 'x', message: 'y' } };
  if (type.endsWith('.wait'))
    return { kind: 'held', hold: { kind: 'time', wait: { amount: choice, unit: 'minutes' } }, effects };
  if (type.endsWith('.sendEmail')) {
    const send = {
      channel: 'email',
      messageKey: 'reminder',
      senderRole: 'r',
      category: 'marketing',
      resendUnknown: false,
    } as const;
    return { kind: 'sent', send, effects };
  }
  return { kind: 'passed', output: choice % 2, item: { ...passage.item, x: choice }, effects };
}

/** One wake-up: from the claimed copy to a passage at rest. */
function wake(
  version: CompiledVersion,
  enrolment: Enrolment,
  { token, choices }: { token: string; choices: number[] },
): Passage {
  const now = enrolment.due ?? NOON;
  let passage = begin(version, enrolment, { profile: aProfile(), token, now });
  for (let n = 0; passage.item; n += 1) {
    passage = advance(version, passage, answer(version, passage, choices[n % choices.length]!), now);
    if (n > 600) throw new Error('it never came to rest');
  }
  return passage;
}

/** What the writer does with a commit. */
function applied(enrolment: Enrolment, { set, unset, push }: Commit): Enrolment {
  const next: Record<string, unknown> = {
    ...enrolment,
    ...set,
    seq: enrolment.seq + 1,
    history: [...enrolment.history, ...push],
  };
  const gone = new Set<string>(unset);
  return Object.fromEntries(Object.entries(next).filter(([field]) => !gone.has(field))) as unknown as Enrolment;
}

/** The world answers holds: sends go out, timers fire. Undefined: it rests for good. */
function worldTurns(enrolment: Enrolment): Enrolment | undefined {
  const { hold, active, queue, kids } = enrolment;
  if (!active || queue === 'dead' || kids.length > 0) return undefined;
  if (hold?.kind !== 'send') return enrolment.due ? enrolment : undefined;
  const at = new Date(enrolment.since.getTime() + 60_000);
  return { ...enrolment, hold: { ...hold, outcome: { output: 0, at, kind: 'sent' } }, due: at, since: at };
}

function* wakeUps(
  version: CompiledVersion,
  choices: number[],
): Generator<{ claimed: Enrolment; passage: Passage; commit: Commit; next: Enrolment }> {
  let claimed: Enrolment | undefined = anEnrolment(version);
  for (let n = 0; claimed && n < 40; n += 1) {
    const passage = wake(version, claimed, { token: `T${String(n)}`, choices: rotated(choices, n) });
    const commit = commitOf(passage);
    const next = applied(claimed, commit);
    yield { claimed, passage, commit, next };
    claimed = worldTurns(next);
  }
}

const rotated = (choices: number[], by: number): number[] =>
  choices.map((_, index) => choices[(index + by) % choices.length]!);
const choices = fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 5, maxLength: 12 });
const everyJourney = (check: (version: CompiledVersion, choices: number[]) => void): void => {
  fc.assert(fc.property(shapes, choices, (shape, chosen) => { check(journeyOf(shape), chosen); }), { numRuns: 300 }); // prettier-ignore
};
const keysOf = (rows: readonly EffectRow[]) => rows.map(({ key }) => key);

test('a replay from the same claimed copy gives the same commit', () => {
  everyJourney((version, chosen) => {
    let n = 0;
    for (const { claimed, commit } of wakeUps(version, chosen)) {
      const copy = structuredClone(claimed);
      const again = commitOf(wake(version, copy, { token: `T${String(n)}`, choices: rotated(chosen, n) }));
      expect(again).toEqual(commit);
      n += 1;
    }
  });
});

test('another attempt proposes the same keys under names of its own', () => {
  everyJourney((version, chosen) => {
    let n = 0;
    for (const { claimed, commit } of wakeUps(version, chosen)) {
      const other = commitOf(wake(version, claimed, { token: 'other', choices: rotated(chosen, n) }));
      expect(keysOf(other.rows)).toEqual(keysOf(commit.rows));
      expect(other.rows.map(({ _id }) => _id)).toEqual(keysOf(commit.rows).map((key) => `${key}/other`));
      n += 1;
    }
  });
});

test('no key is ever used twice in the life of an enrolment', () => {
  everyJourney((version, chosen) => {
    const keys = [...wakeUps(version, chosen)].flatMap(({ commit }) => keysOf(commit.rows));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test('a visit is counted once, and the history knows each of them', () => {
  everyJourney((version, chosen) => {
    let last: Enrolment | undefined;
    for (const { next } of wakeUps(version, chosen)) last = next;
    const seen = last!.history.filter(({ what }) => what === 'passed' || what === 'held' || what === 'entered');
    const names = seen.map(({ stepKey, visit }) => `${stepKey}:${String(visit)}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { stepKey, visit } of seen) expect(visit).toBeLessThanOrEqual(last!.visits[stepKey] ?? 0);
  });
});

test('whoever rests can go on, has ended, or waits for a person: nobody is lost between steps', () => {
  everyJourney((version, chosen) => {
    for (const { next, passage } of wakeUps(version, chosen)) {
      const { active, due, hold, queue, kids } = next;
      const moves = !active || queue === 'dead' || kids.length > 0 || due !== undefined || hold?.kind === 'send';
      expect(moves).toBe(true);
      expect(passage.rest).toBeDefined();
      expect(version.steps.has(next.stepKey)).toBe(true);
      if (hold) expect(hold.key).toBe(`${next.stepKey}:${String(next.visits[next.stepKey])}`);
    }
  });
});

test('each step is reached from the one before along a wire: none is left out', () => {
  everyJourney((version, chosen) => {
    for (const { commit, claimed, next } of wakeUps(version, chosen)) {
      let at = claimed.hold && claimed.hold.kind !== 'entry' ? claimed.stepKey : undefined;
      for (const { stepKey, what } of commit.push) {
        if (at !== undefined && stepKey !== at && what !== 'entered') expect(leadsTo(version, at)).toContain(stepKey);
        at = stepKey;
      }
      if (at !== undefined && next.stepKey !== at) expect(leadsTo(version, at)).toContain(next.stepKey);
    }
  });
});

function leadsTo(version: CompiledVersion, stepKey: string): readonly string[] {
  const { outputs, errorOutput = [] } = version.steps.get(stepKey)!;
  return [...outputs.flat(), ...errorOutput];
}

test('waits count from when the last hold ended, however late each claim is', () => {
  const version = aJourney().entry().wait({}, { name: 'A' }).wait({}, { name: 'B' }).compile();
  const hours: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 2, unit: 'hours' } }, effects: [] };
  let enrolment: Enrolment = anEnrolment(version);
  for (const late of [after(5), after(50)]) {
    const start = begin(version, enrolment, { profile: aProfile(), token: 'T', now: late });
    enrolment = applied(enrolment, commitOf(advance(version, start, hours, late)));
  }
  expect(enrolment).toMatchObject({ due: after(4), since: after(2) });
});
