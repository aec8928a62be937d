import { arrive, follow } from './arrive';
import type { Enrolment } from './enrolment';
import { addDuration } from './durations';
import type { Hold, HoldOutcome, ListenHold, TimeHold } from './hold';
import { reopened } from './holds';
import { entryItem, keep, ownKeyOf, rebuiltItem } from './item';
import type { Passage } from './passage';
import type { ProfileView } from './profile';
import { die, failureOf, note, rest } from './rest';
import type { CompiledVersion } from './version';
import { isInWindow, nextInWindow } from './windows';

export interface Claimed {
  readonly profile: ProfileView;
  /** The lease token: the attempt's name. */
  readonly token: string;
  readonly now: Date;
}

/** Clocks are compared by measured offset: a timer may fire this much early by ours. */
const EARLY = 1_000;

/**
 * Where a claimed enrolment goes on: behind its hold (the output of its outcome, else the time-out), or at the step it
 * stands before. Look up stored events first (PROTOCOL, wake-up, 3). The passage may rest at once: ended, forked, held
 * again (a send without outcome), handed over, dead.
 */
export function begin(version: CompiledVersion, enrolment: Enrolment, claimed: Claimed): Passage {
  const { hold, stepKey } = enrolment;
  const passage = claimedPassage(enrolment, claimed);
  if (!hold) {
    return arrive(version, passage, { stepKey, item: rebuiltItem(version, enrolment, claimed.profile) }, claimed.now);
  }
  if (hold.kind === 'entry') return inTurn(version, passage, claimed.now);
  if (hold.outcome) return resume(version, passage, hold.outcome, claimed.now);
  const timeout = timeOut(hold, claimed.now);
  if (!timeout) return rest(passage, stillHeld(hold));
  if ('until' in timeout) return rest(noteHours(passage, claimed.now), stillHeld(timeout));
  return resume(version, noteTimeOut(passage, timeout), timeout, claimed.now);
}

function claimedPassage(enrolment: Enrolment, { profile, token }: Claimed): Passage {
  const { stepKey, visits, kept, since, retries } = enrolment;
  return { enrolment, token, profile, stepKey, visits, kept, since, retries, rows: [], history: [] };
}

/** Not before its turn, which may have been given anew since it was due. */
function inTurn(version: CompiledVersion, passage: Passage, now: Date): Passage {
  const { hold } = passage.enrolment;
  const waits = hold?.until !== undefined && hold.until.getTime() > now.getTime() + EARLY;
  return waits ? rest(passage, { kind: 'held', hold, due: hold.until }) : enter(version, passage, now);
}

/** From the entry on. The step and its first visit are noted when the enrolment was let in, not when it was claimed. */
function enter(version: CompiledVersion, passage: Passage, now: Date): Passage {
  const { stepKey } = version.entry;
  const { enrolment } = passage;
  const visits = { ...passage.visits, [stepKey]: 1 };
  const at = enrolment.startedAt;
  // Who waited for their turn was held at the entry until then.
  const since = enrolment.hold?.until ?? passage.since;
  const output = wayIn(version, enrolment);
  const line = { stepKey, visit: 1, at, what: 'entered', ...(output !== undefined && { output }) } as const;
  const entered = note({ ...passage, since, stepKey, visits }, line);
  const targets = output === undefined ? [] : (version.steps.get(stepKey)?.outputs[output] ?? []);
  const item = entryItem(enrolment, passage.profile);
  return follow(version, entered, { stepKey, visit: 1, output: output ?? 0, targets, item }, now);
}

/** Behind a goal its own output, by its key; undefined: the goal is gone from this version, or nothing follows it any more. */
function wayIn({ entry }: CompiledVersion, { follows }: Enrolment): number | undefined {
  return follows ? entry.goals.find(({ key }) => key === follows.goal)?.output : 0;
}

/**
 * The timer's own time is when the hold ended, however late the claim. Undefined: it is not over. A hold: it is, but so late
 * that its local hours are closed again; it goes on to their next beginning, and listens until then.
 */
function timeOut(hold: Hold, now: Date): HoldOutcome | ListenHold | TimeHold | undefined {
  if (hold.kind === 'send' || hold.kind === 'entry' || hold.until.getTime() > now.getTime() + EARLY) return undefined;
  const { until, late, hours, zone = 'UTC' } = hold;
  if (late && now > addDuration(until, late.after, zone)) return { output: late.output, at: until, kind: 'late' };
  const woken = now > until ? now : until;
  const way: HoldOutcome = {
    ...{ output: 0, at: until, kind: 'timeout' },
    ...(hold.kind === 'listen' && hold.ends !== undefined && { output: hold.ends, kind: 'date' }),
  };
  const during = hold.kind === 'listen' ? hoursOf(hold) : hours;
  if (!during || isInWindow(woken, during, zone)) return way;
  if (hold.kind === 'time') return { ...hold, until: nextInWindow(woken, during, zone) };
  const again = reopened(hold, woken);
  // Another way has opened meanwhile.
  if (again.until <= woken)
    return { ...way, output: again.ends ?? 0, kind: again.ends === undefined ? 'timeout' : 'date' };
  return again;
}

/** Of the way that it takes when it ends by itself. */
function hoursOf({ ends, hours, times = [] }: ListenHold): ListenHold['hours'] {
  return ends === undefined ? hours : times.find(({ output }) => output === ends)?.hours;
}

function noteHours(passage: Passage, at: Date): Passage {
  const { stepKey, visits } = passage;
  return note(passage, { stepKey, visit: visits[stepKey] ?? 1, at, what: 'held', detail: 'hours' });
}

function stillHeld(hold: Hold): NonNullable<Passage['rest']> {
  const waits = hold.kind === 'time' || (hold.kind === 'listen' && hold.settled);
  return { kind: 'held', hold, ...(waits && { due: hold.until }) };
}

/** Who writes an outcome notes it; of a timer that simply ran out nobody did. */
function noteTimeOut(passage: Passage, { output, at, kind }: HoldOutcome): Passage {
  const { stepKey, visits } = passage;
  return note(passage, { stepKey, visit: visits[stepKey] ?? 1, at, what: 'resumed', output, detail: kind });
}

function resume(version: CompiledVersion, passage: Passage, outcome: HoldOutcome, now: Date): Passage {
  const { stepKey, enrolment, profile } = passage;
  const step = version.steps.get(stepKey);
  if (!step) return arrive(version, passage, { stepKey, item: {} }, now); // which says so
  const item = { ...rebuiltItem(version, enrolment, profile), ...ownKeyOf(outcome) };
  const visit = passage.visits[stepKey] ?? 1;
  const { output, at } = outcome;
  // Only forward, as in the writes of outcomes.
  const since = at > passage.since ? at : passage.since;
  const resumed = { ...passage, since, kept: keep(passage.kept, step, version, item) };
  const targets = step.outputs[output];
  if (!targets) {
    const message = `"${step.name}" was left by output ${String(output + 1)}, which it does not have in this version; it has ${String(step.outputs.length)}.`;
    return die(passage, failureOf(passage, { code: 'unknown_output', message }, now));
  }
  return follow(version, resumed, { stepKey, visit, output, targets, item }, now);
}
