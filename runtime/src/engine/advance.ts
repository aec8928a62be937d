import { follow } from './arrive';
import type { EffectRow } from './effect';
import { atOnce, holdFor, sendHold, waitProblem, type AtOnce } from './holds';
import { isTooLarge, keep, ownKeyOf } from './item';
import { effectKey } from './keys';
import { foldChanges, overlay } from './overlay';
import type { Passage } from './passage';
import { die, end, failureOf, note, noteFailure, rest, visited } from './rest';
import { retryDelay } from './retry';
import { rowHead } from './rows';
import type { EffectRequest, ItemJson, StepFailure, StepResult } from './step';
import type { CompiledStep, CompiledVersion } from './version';
import { zoneOf } from './zones';

type Of<K extends StepResult['kind']> = Extract<StepResult, { kind: K }>;

/** What every kind of result is judged with. */
interface Turn {
  readonly version: CompiledVersion;
  readonly step: CompiledStep;
  readonly item: ItemJson;
  readonly now: Date;
}

/** What the result of the step in hand makes of a passage. Pure; `now` is the batch's. Throws for a passage that rests. */
export function advance(version: CompiledVersion, passage: Passage, result: StepResult, now: Date): Passage {
  const step = version.steps.get(passage.stepKey);
  if (!passage.item || !step) throw new Error(`Nothing runs at "${passage.stepKey}": the passage is at rest.`);
  const turn: Turn = { version, step, item: passage.item, now };
  switch (result.kind) {
    case 'passed':
      return passed(turn, passage, result);
    case 'held':
      return held(turn, passage, result);
    case 'sent':
      return sent(turn, passage, result);
    case 'dropped':
      return dropped(turn, passage, result);
    case 'exited':
      return exited(turn, passage, result);
    case 'failed':
      return failed(turn, passage, result.failure);
  }
}

function passed(turn: Turn, passage: Passage, { output, item: given, effects }: Of<'passed'>): Passage {
  const { version, step, now } = turn;
  const kept = keep(passage.kept, step, version, given);
  if (isTooLarge(kept, step.key)) return failed(turn, passage, tooLarge(step));
  const { visit, passage: counted } = done(turn, passage, effects);
  const noted = note({ ...counted, kept }, { stepKey: step.key, visit, at: now, what: 'passed', output });
  const item = counted.changes && 'profile' in given ? { ...given, profile: counted.profile } : given;
  const targets = step.outputs[output] ?? [];
  return follow(version, noted, { stepKey: step.key, visit, output, targets, item }, now);
}

function held(turn: Turn, passage: Passage, { hold: request, effects }: Of<'held'>): Passage {
  const { step, version, now } = turn;
  const problem = waitProblem(request);
  if (problem !== undefined)
    return failed(turn, passage, { class: 'permanent', code: 'invalid_wait', message: problem });
  const { visit, passage: counted } = done(turn, passage, effects);
  const zone = request.zone ?? zoneOf(counted.profile.timeZone, version.entry.zone);
  const { since } = passage;
  const way = atOnce(request, { since, now, zone });
  if (way) return heldNobody(turn, counted, { ...way, visit });
  const hold = holdFor(request, { stepKey: step.key, visit, since, zone });
  const noted = note(counted, { stepKey: step.key, visit, at: now, what: 'held', detail: hold.kind });
  return rest(noted, hold.kind === 'time' ? { kind: 'held', hold, due: hold.until } : { kind: 'held', hold });
}

/** A wait that was over when it was reached. What comes next counts from when its way was open. */
function heldNobody(turn: Turn, passage: Passage, { visit, ...way }: AtOnce & { readonly visit: number }): Passage {
  const { version, step, now } = turn;
  const { output, kind, at } = way;
  const item = { ...turn.item, ...ownKeyOf(way) };
  const noted = note(passage, { stepKey: step.key, visit, at: now, what: 'passed', output, detail: kind });
  const gone = { ...noted, since: at, kept: keep(noted.kept, step, version, item) };
  return follow(version, gone, { stepKey: step.key, visit, output, targets: step.outputs[output] ?? [], item }, now);
}

/** A send is a hold until its outcome: what comes next counts from the real send time. */
function sent(turn: Turn, passage: Passage, { send, effects }: Of<'sent'>): Passage {
  const { version, step, item, now } = turn;
  const revision = version.messages[send.messageKey];
  if (revision === undefined) return failed(turn, passage, unpinned(send.messageKey));
  const { visit, passage: counted } = done(turn, passage, effects);
  const key = effectKey(passage.enrolment._id, step.key, visit, send.channel);
  const row: EffectRow = {
    ...rowHead(passage, { stepKey: step.key, visit, key, at: now }),
    kind: 'send',
    body: {
      ...send,
      resendUnknown: send.resendUnknown && send.category === 'transactional',
      revision,
      zone: version.entry.zone,
      data: { event: item['event'] ?? null, entry: item['entry'] ?? null },
    },
  };
  const noted = note(counted, { stepKey: step.key, visit, at: now, what: 'held', detail: 'send' });
  const hold = sendHold({ stepKey: step.key, visit, since: passage.since });
  return rest({ ...noted, rows: [...counted.rows, row] }, { kind: 'held', hold });
}

function dropped(turn: Turn, passage: Passage, { effects }: Of<'dropped'>): Passage {
  const { passage: counted } = done(turn, passage, effects);
  return end(counted, { reason: 'completed', at: turn.now, detail: 'dropped' });
}

function exited(turn: Turn, passage: Passage, { reason, effects }: Of<'exited'>): Passage {
  const { passage: counted } = done(turn, passage, effects);
  return end(counted, { reason: 'exit', at: turn.now, ...(reason !== '' && { detail: reason }) });
}

/**
 * Again later, by the error output, or into the dead letters. What may have happened is tried again only if the step says so;
 * when the node itself said that it failed, its error output is what the author has decided for that.
 */
function failed({ version, step, item, now }: Turn, passage: Passage, failure: StepFailure): Passage {
  const noted = failureOf(passage, failure, now);
  const mayRepeat = failure.class === 'transient' || (failure.class === 'unknown' && step.runsAgain === true);
  if (failure.class === 'unknown' && !mayRepeat && !failure.thrown) return die(passage, noted);
  if (mayRepeat && passage.retries < step.retry.limit) {
    const due = new Date(now.getTime() + retryDelay(step.retry, passage));
    const again = { ...noteFailure(passage, noted), retries: passage.retries + 1 };
    return rest(again, { kind: 'retry', due, failure: noted });
  }
  if (!step.errorOutput) return die(passage, noted);
  const { visit, passage: counted } = visited(noteFailure(passage, noted));
  const explained = { ...item, error: failure.message };
  const kept = keep(counted.kept, step, version, explained);
  if (isTooLarge(kept, step.key)) return die(passage, noted);
  const way = { stepKey: step.key, visit, output: 'error', targets: step.errorOutput, item: explained } as const;
  return follow(version, { ...counted, kept }, way, now);
}

/** The visit counted, the effects proposed. */
function done(turn: Turn, passage: Passage, effects: readonly EffectRequest[]): ReturnType<typeof visited> {
  const { visit, passage: counted } = visited(passage);
  let { rows, changes, profile } = counted;
  effects.forEach((effect, index) => {
    if (effect.kind === 'profile') {
      changes = foldChanges(changes, effect.body);
      profile = overlay(profile, effect.body);
      return;
    }
    const key = effectKey(passage.enrolment._id, turn.step.key, visit, `event${String(index)}`);
    rows = [...rows, { ...rowHead(passage, { stepKey: turn.step.key, visit, key, at: turn.now }), ...effect }];
  });
  return { visit, passage: { ...counted, rows, profile, ...(changes && { changes }) } };
}

function tooLarge({ name }: CompiledStep): StepFailure {
  const message = `The output of "${name}" is too large to be kept for the later steps that read it (32 kB at most).`;
  return { class: 'permanent', code: 'output_too_large', message };
}

function unpinned(messageKey: string): StepFailure {
  const message = `No revision of the message "${messageKey}" was pinned when this version was published.`;
  return { class: 'permanent', code: 'unknown_message', message };
}
