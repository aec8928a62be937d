import type { HistoryEntry } from '../../engine/enrolment';
import type { StepCounters } from '../model';

/** How a message came out, as it is counted. */
type MessageOutcome = 'sent' | 'notSent' | 'unclear';

/** Lines of histories that count alike, and how many there are. */
export interface CountedLines {
  readonly what: HistoryEntry['what'];
  readonly output?: number;
  /** `hours`: held once more; of `resumed` by the outcome of a message: which of these. */
  readonly detail?: 'hours' | MessageOutcome;
  /** Of `ended`: why. */
  readonly reason?: string;
  /** Written more than a minute after its time. */
  readonly noted: boolean;
  /** Of somebody who was not forked from another: a person who entered. */
  readonly root: boolean;
  readonly lines: number;
}

const REACHED = new Set<HistoryEntry['what']>(['entered', 'passed', 'held', 'forked']);

/** What lines about one step add to its counters. */
export function countersOf(counted: readonly CountedLines[]): StepCounters {
  const sum = (which: (one: CountedLines) => boolean) =>
    counted.filter(which).reduce((total, { lines }) => total + lines, 0);
  const entered = sum(({ what, detail }) => REACHED.has(what) && !(what === 'held' && detail === 'hours'));
  const failed = sum(({ what }) => what === 'failed');
  const late = sum(({ what, noted }) => what === 'resumed' && noted);
  const left = byKey(counted, ({ output }) => output);
  const ended = byKey(counted, ({ what, reason }) => (what === 'ended' ? (reason ?? 'completed') : undefined));
  return {
    ...(entered > 0 && { entered }),
    ...(left && { left }),
    ...(ended && { ended }),
    ...(failed > 0 && { failed }),
    ...(late > 0 && { late }),
    ...messagesOf((outcome) => sum(({ what, detail }) => what === 'resumed' && detail === outcome)),
  };
}

function messagesOf(countOf: (outcome: MessageOutcome) => number): Pick<StepCounters, MessageOutcome> {
  const [sent, notSent, unclear] = [countOf('sent'), countOf('notSent'), countOf('unclear')];
  return { ...(sent > 0 && { sent }), ...(notSent > 0 && { notSent }), ...(unclear > 0 && { unclear }) };
}

/** What the same lines add to the counters of the whole journey: families, not branches. */
export function familyCountersOf(counted: readonly CountedLines[]): StepCounters {
  const { entered, ended } = countersOf(
    counted.filter(({ what, root }) => root && (what === 'entered' || what === 'ended')),
  );
  return { ...(entered !== undefined && { entered }), ...(ended && { ended }) };
}

export function addCounters(a: StepCounters, b: StepCounters): StepCounters {
  const entered = (a.entered ?? 0) + (b.entered ?? 0);
  const failed = (a.failed ?? 0) + (b.failed ?? 0);
  const late = (a.late ?? 0) + (b.late ?? 0);
  const left = addMaps(a.left, b.left);
  const ended = addMaps(a.ended, b.ended);
  return {
    ...(entered > 0 && { entered }),
    ...(left && { left }),
    ...(ended && { ended }),
    ...(failed > 0 && { failed }),
    ...(late > 0 && { late }),
    ...messagesOf((outcome) => (a[outcome] ?? 0) + (b[outcome] ?? 0)),
  };
}

type Counts = Readonly<Record<string, number>>;

function addMaps(a: Counts | undefined, b: Counts | undefined): Counts | undefined {
  if (!a || !b) return a ?? b;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return Object.fromEntries(keys.map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)]));
}

function byKey(
  counted: readonly CountedLines[],
  keyOf: (one: CountedLines) => string | number | undefined,
): Counts | undefined {
  const counts = new Map<string, number>();
  for (const one of counted) {
    const key = keyOf(one);
    if (key !== undefined) counts.set(String(key), (counts.get(String(key)) ?? 0) + one.lines);
  }
  return counts.size === 0 ? undefined : Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
