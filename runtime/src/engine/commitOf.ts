import type { EffectRow } from './effect';
import type { Ending, Enrolment } from './enrolment';
import type { Commit, Passage, Rest } from './passage';
import { rowId } from './keys';
import { rowHead } from './rows';

/** Entries of history an enrolment carries; what was rolled up beyond it is trimmed. */
export const HISTORY_LIMIT = 200;

/** How many of its oldest entries may be cut off: never one that was not rolled up yet. */
export function trimmable({ history, rolledUp, trimmed }: Pick<Enrolment, 'history' | 'rolledUp' | 'trimmed'>): number {
  return Math.max(0, Math.min(history.length - HISTORY_LIMIT, rolledUp - trimmed));
}

/**
 * The commit of a passage that rests (PROTOCOL, wake-up, 6). The writer adds `seq + 1`. `due` is neither set nor unset for
 * a listening hold: it keeps the lease until its look-up. Throws for a passage that still has a step to run.
 */
export function commitOf(passage: Passage): Commit {
  if (!passage.rest) throw new Error(`"${passage.stepKey}" has not run yet: only a passage at rest is committed.`);
  const profileRow = profileRowOf(passage);
  const { set, unset } = restFields(passage.rest, passage.enrolment);
  const always = {
    stepKey: passage.stepKey,
    visits: sorted(passage.visits),
    since: passage.since,
    retries: passage.retries,
    attempts: 0,
    last: { token: passage.token, profileRow: profileRow !== undefined },
    ...(passage.kept !== passage.enrolment.kept && { kept: passage.kept }),
    ...(profileRow && { wroteProfile: true as const }),
  };
  return {
    set: { ...always, ...set },
    unset: ['lease', ...unset],
    push: passage.history,
    rows: profileRow ? [...passage.rows, profileRow] : passage.rows,
  };
}

function restFields(rest: Rest, enrolment: Enrolment): Pick<Commit, 'set' | 'unset'> {
  switch (rest.kind) {
    case 'held':
      return heldFields(rest);
    case 'ended':
      return endedFields(rest, enrolment);
    case 'forked':
      return { set: { kids: rest.kids }, unset: ['due', 'hold', 'failure'] };
    case 'retry':
      return { set: { due: rest.due, failure: rest.failure }, unset: ['hold'] };
    case 'dead':
      return { set: { queue: 'dead', failure: rest.failure }, unset: ['due', 'hold'] };
    case 'handedOver':
      return { set: { queue: rest.queue, due: rest.due }, unset: ['hold', 'failure'] };
  }
}

function heldFields({ hold, due }: Extract<Rest, { kind: 'held' }>): Pick<Commit, 'set' | 'unset'> {
  if (hold.kind === 'send') return { set: { hold }, unset: ['due', 'failure'] };
  return due === undefined ? { set: { hold }, unset: ['failure'] } : { set: { hold, due }, unset: ['failure'] };
}

/**
 * Who reaches an Exit step in a branch of a fork ends the whole family, and whose own way ends may be the last of it: a mark
 * says so until that was seen to.
 */
function endedFields(
  { ending }: Extract<Rest, { kind: 'ended' }>,
  enrolment: Enrolment,
): Pick<Commit, 'set' | 'unset'> {
  const set = { active: false, ended: ending, ...markOf(ending, enrolment) };
  return { set, unset: ['due', 'hold', 'failure'] };
}

function markOf({ reason }: Ending, { _id, rootId }: Enrolment): Pick<Commit['set'], 'cascade' | 'leftCheck'> {
  if (rootId === _id) return {};
  return reason === 'exit' ? { cascade: true } : { leftCheck: true };
}

/** All changes of the profile in this wake-up are one row, so that one number fences them. */
function profileRowOf(passage: Passage): EffectRow | undefined {
  const { changes, enrolment, stepKey, visits, history } = passage;
  if (!changes) return undefined;
  const key = `${enrolment._id}:${String(enrolment.seq)}`;
  const at = history.at(-1)?.at ?? passage.since;
  const head = rowHead(passage, { stepKey, visit: visits[stepKey] ?? 0, key, at });
  return { ...head, _id: rowId(key, passage.token), kind: 'profile', body: changes };
}

/** Same counts, same text: field order must not tell apart enrolments that share a write. */
function sorted(visits: Enrolment['visits']): Enrolment['visits'] {
  return Object.fromEntries(Object.entries(visits).sort(([a], [b]) => (a < b ? -1 : 1)));
}
