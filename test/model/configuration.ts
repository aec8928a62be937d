import type { JourneyName } from './journeys';

/**
 * What an event is to the journey: `exits` it, `reaches` its goal, is `heard` by a listening hold, `restarts` it, is `heardAndExits`, or
 * `enters`.
 * In the order in which they happened, which is not the order in which they are stored.
 */
export type EventKind = 'exits' | 'reaches' | 'heard' | 'heardAndExits' | 'restarts' | 'enters';

/** Who is there, and how often what may go wrong. Everything within these limits is explored, in every order. */
export interface Configuration {
  readonly journey: JourneyName;
  readonly workers?: number;
  /** Each is also a sweep. */
  readonly dispatchers?: number;
  readonly handlers?: number;
  /** Those who look for holds that wait for a condition. */
  readonly lookers?: number;
  readonly events?: readonly EventKind[];
  /** Everybody enters by an event; else one enrolment is there. With `merge` each under another profile id. */
  readonly entry?: boolean;
  /** A provider that may refuse and put off; that knows idempotency keys; or one that refuses, and what is unknown is sent again. */
  readonly provider?: 'refuses' | 'knowsKeys' | 'resends';
  /** A process dies, anywhere. */
  readonly crash?: number;
  /** A process stands still beyond its lease and goes on later. */
  readonly stall?: number;
  /** An answer is lost. */
  readonly lost?: number;
  /** The network delivers a request once more, at any later moment. */
  readonly late?: number;
  /** The profile changes between two attempts. */
  readonly attributes?: number;
  /** An event is stamped now and can be read only later. */
  readonly unseen?: number;
  /** The listening hold also waits for a condition on the profile; `attributes` says how often that changes. */
  readonly condition?: boolean;
  /** Listening holds also hear what came since the journey was entered. */
  readonly sinceEntry?: boolean;
  /** Two events carry the same stamp. */
  readonly ties?: number;
  /** The clock of the database steps back, as at a fail-over. */
  readonly stepsBack?: number;
  readonly points?: number;
  /** Somebody spends points elsewhere. */
  readonly buyer?: number;
  readonly person?: readonly ('pause' | 'archive' | 'move' | 'merge' | 'remove' | 'retry' | 'skip')[];
  /** The external step may run again when its outcome is unknown. */
  readonly runsAgain?: boolean;
  /** At some moment the version does not load any more, at a later one it does. So often may a worker find it so. */
  readonly unloadable?: number;
  /** Those who enter now enter one that loads. */
  readonly liveLoads?: boolean;
  /** A claim reads first and writes later, as it really does; else both are one step. */
  readonly firstRead?: boolean;
  readonly rollUp?: boolean;
}

/** `line, 2 workers, crash 1`. */
export function nameOf({ journey, workers = 1, dispatchers = 1, ...rest }: Configuration): string {
  const said = Object.entries({ workers, dispatchers, ...rest }).map(([name, value]) =>
    typeof value === 'boolean' ? name : `${name} ${Array.isArray(value) ? value.join(' + ') : String(value)}`,
  );
  return `${journey} (${said.join(', ')})`;
}
