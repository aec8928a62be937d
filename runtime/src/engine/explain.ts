import type { Enrolment } from './enrolment';
import type { Hold } from './hold';
import { awaited, entryWays, holdWays, phraseOf, waysFrom, type AwaitedEvent, type NextWay } from './ways';
import type { CompiledVersion } from './version';

export type { AwaitedEvent, NextWay } from './ways';

export type State =
  'queued' | 'waiting' | 'sending' | 'due' | 'running' | 'retrying' | 'forked' | 'parked' | 'dead' | 'ended';

/** Why an enrolment is where it is, and what comes next. */
export interface Explanation {
  readonly state: State;
  readonly step: { readonly key: string; readonly name: string };
  readonly since: Date;
  readonly until?: Date;
  readonly next: readonly NextWay[];
  /** Phrases: what ends the journey early. */
  readonly endsOn: readonly string[];
  /** The same for those who tell it in another language. */
  readonly endsOnEvents: readonly AwaitedEvent[];
  /** Names of events that start the wait again. */
  readonly restartsOn: readonly string[];
  /** All of it in English. */
  readonly sentence: string;
}

export function explain(version: CompiledVersion, enrolment: Enrolment, now: Date): Explanation {
  const { stepKey, hold, since } = enrolment;
  const state = stateOf(enrolment, now);
  const name = version.steps.get(stepKey)?.name ?? stepKey;
  const until = enrolment.active ? (hold?.until ?? (state === 'retrying' ? enrolment.due : undefined)) : undefined;
  const next = enrolment.active && state !== 'forked' ? nextWays(version, enrolment) : [];
  const ends = enrolment.active ? [...version.entry.exits, ...(enrolment.follows ? [] : version.entry.goals)] : [];
  const endsOn = [...new Set(ends.map((rule) => phraseOf(rule, version.entry)))];
  const endsOnEvents = ends.map((rule) => awaited(rule, version.entry));
  const restartsOn = state === 'waiting' ? restartsOf(hold) : [];
  const told = { step: { key: stepKey, name }, since, next, endsOn, endsOnEvents, restartsOn, ...(until && { until }) };
  return { state, ...told, sentence: sentenceOf(enrolment, { ...told, state }, now) };
}

function stateOf({ active, queue, kids, hold, lease, due, failure }: Enrolment, now: Date): State {
  if (!active) return 'ended';
  if (queue === 'dead' || queue === 'parked') return queue;
  if (lease) return 'running';
  if (due && due <= now) return 'due';
  if (hold?.kind === 'entry' && hold.until) return 'queued';
  if (hold?.kind === 'send' && !hold.outcome) return 'sending';
  if (hold) return 'waiting';
  if (failure) return 'retrying';
  return kids.length > 0 ? 'forked' : 'due';
}

function nextWays(version: CompiledVersion, { hold, stepKey, follows }: Enrolment): readonly NextWay[] {
  if (!hold) return waysFrom(version, stepKey);
  return hold.kind === 'entry' ? entryWays(version, follows) : holdWays(version, stepKey, hold);
}

type Told = Omit<Explanation, 'sentence'>;

function sentenceOf(enrolment: Enrolment, told: Told, now: Date): string {
  const parts = [opening(enrolment, told, now), ...told.next.map(wayOf)];
  if (told.endsOn.length > 0) parts.push(`ends early on ${told.endsOn.join(' or ')}`);
  return `${parts.join('; ')}.`;
}

function opening({ failure, ended, kids }: Enrolment, told: Told, now: Date): string {
  const { state, step, since, until, restartsOn } = told;
  const at = `"${step.name}"`;
  switch (state) {
    case 'ended':
      return `Ended at ${at}${ended ? ` at ${ended.at.toISOString()}: ${ended.reason}${ended.detail === undefined ? '' : ` (${ended.detail})`}` : ''}`;
    case 'dead':
      return `Stopped at ${at}${failure ? ` by ${failure.code}: ${failure.message}` : ''}; a person has to decide (retry, skip or end)`;
    case 'parked':
      return `Paused at ${at}${until ? `, where the time runs to ${until.toISOString()}` : ''}`;
    case 'forked':
      return `Went on from ${at} in ${String(kids.length)} branches at once; ends when the last of them has`;
    case 'sending':
      return `Waiting at ${at} for the outcome of its message since ${since.toISOString()}`;
    case 'retrying':
      return `${at} failed${failure ? ` (${failure.code}: ${failure.message})` : ''}${until ? ` and runs again at ${until.toISOString()}` : ''}`;
    case 'queued':
      return `Waits for its turn to enter${until ? `, at about ${until.toISOString()}` : ''}: the journey lets in so many people an hour`;
    case 'waiting':
      return `Waiting at ${at}${until ? ` until ${until.toISOString()}` : ''}${restartsOn.length === 0 ? '' : `, which starts again on ${restartsOn.join(' or ')}`}`;
    case 'running':
      return `A worker is moving it on from ${at}`;
    case 'due':
      return `Due at ${at}, to go on as soon as a worker is free (asked at ${now.toISOString()})`;
  }
}

function restartsOf(hold: Hold | undefined): readonly string[] {
  return hold?.kind === 'listen' ? [...new Set(hold.restartOn.map(({ event }) => event))] : [];
}

function wayOf({ when, leadsTo }: NextWay): string {
  const where =
    leadsTo.length === 0 ? 'the journey ends' : `goes on to ${leadsTo.map((name) => `"${name}"`).join(' and ')}`;
  return `${when}, ${where}`;
}
