/** A journey to be tried out, as a tree of steps. Times are seconds. */
export type Step =
  | { readonly kind: 'send' | 'tag' | 'event' }
  | { readonly kind: 'exit' }
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Goes on by its time-out; each way is taken by its event. */
  | { readonly kind: 'listen'; readonly seconds: number; readonly restarts: boolean; readonly ways: readonly Way[] }
  /** `seen`: by what the tag before it left in the profile; `event`: by what the trigger says; `split`: stable per profile. */
  | { readonly kind: 'branch'; readonly by: 'seen' | 'event' | 'split'; readonly path: Path; readonly joins: boolean }
  | { readonly kind: 'fork'; readonly paths: readonly Path[] }
  /** A tag that counts, a body and a hold, so many rounds. */
  | { readonly kind: 'loop'; readonly rounds: number; readonly seconds: number; readonly body: 'send' | 'event' };

export type Path = readonly Step[];

export interface Way {
  readonly event: (typeof HEARD)[number];
  readonly by: 'profile' | 'entryKey';
  readonly path: Path;
  /** Comes back to the way of the time-out. */
  readonly joins: boolean;
}

export interface Plan {
  readonly reEntry: 'once' | 'afterLeaving' | 'always';
  readonly exitBy: 'profile' | 'entryKey';
  readonly path: Path;
}

export const HEARD = ['Product Viewed', 'Product Added'] as const;
export const STARTS = 'Checkout Started';
export const RESTARTS = 'Checkout Updated';
export const EXITS = 'Order Completed';
export const GOAL = 'Order Paid';
/** Beyond this many visits an enrolment is a dead letter. */
export const VISITS = 3;

/** What happens to whom, minutes after the beginning. */
export interface Happening {
  readonly minute: number;
  readonly who: 'Ann' | 'Bob' | 'Cho';
  readonly name: typeof STARTS | typeof RESTARTS | typeof EXITS | typeof GOAL | Way['event'];
  /** The checkout it is about, of this person. */
  readonly checkout: 1 | 2;
  /** Delivered twice. */
  readonly twice: boolean;
  /** Stored now; who handles it comes only after the next thing that happens, or the next timer. */
  readonly late: boolean;
}

/** A write of the whole run, as a part of all its writes, and how much of it is done when the process dies. */
export interface Crash {
  readonly at: number;
  readonly how: 'after' | 'half' | 'before';
}

const clock = (seconds: number) =>
  `${String(Math.floor(seconds / 60))} min${seconds % 60 === 0 ? '' : ` ${String(seconds % 60)} s`}`;

export function drawn(path: Path, indent = '  '): string {
  return path.length === 0 ? `${indent}(ends)` : path.map((step) => indent + drawnStep(step, `${indent}  `)).join('\n');
}

function drawnStep(step: Step, indent: string): string {
  switch (step.kind) {
    case 'wait':
      return `wait ${clock(step.seconds)}`;
    case 'listen': {
      const ways = step.ways.map(
        ({ event, by, path, joins }) =>
          `${indent}on ${event} by ${by}${joins ? ', then back' : ''}:\n${drawn(path, `${indent}  `)}`,
      );
      const restarts = step.restarts ? `, anew on ${RESTARTS}` : '';
      return [`wait ${clock(step.seconds)}${restarts}, or until`, ...ways].join('\n');
    }
    case 'branch':
      return `branch by ${step.by}; else${step.joins ? ', then back' : ''}:\n${drawn(step.path, indent)}`;
    case 'fork':
      return `fork\n${step.paths.map((path) => `${indent}way:\n${drawn(path, `${indent}  `)}`).join('\n')}`;
    case 'loop':
      return `loop ${String(step.rounds)} rounds: ${step.body}, wait ${clock(step.seconds)}`;
    case 'send':
    case 'tag':
    case 'event':
    case 'exit':
      return step.kind;
  }
}

export const drawnPlan = ({ reEntry, exitBy, path }: Plan) =>
  `Journey (re-entry ${reEntry}, exit by ${exitBy})\n${drawn(path)}`;

export const told = (happenings: readonly Happening[]) =>
  happenings
    .map(
      ({ minute, who, name, checkout, twice, late }) =>
        `  ${String(minute).padStart(4)} min  ${who}: ${name} (${String(checkout)})${twice ? ', twice' : ''}${late ? ', handled late' : ''}`,
    )
    .join('\n');

export const drawnCrashes = (runs: readonly (readonly Crash[])[]) =>
  runs
    .map((run) => `  ${run.map(({ at, how }) => `${how} write ${(at * 100).toFixed(1)} %`).join(', then ')}`)
    .join('\n');

/**
 * Whether an Exit step of one member ends others. Timers that are over all at once, as they are when something is handled
 * late, may then come in either order.
 */
export function hasFamilyExit(path: Path, inFork = false): boolean {
  return path.some((step) => {
    if (step.kind === 'exit') return inFork;
    if (step.kind === 'fork') return step.paths.some((way) => hasFamilyExit(way, true));
    if (step.kind === 'listen') return step.ways.some((way) => hasFamilyExit(way.path, inFork));
    return step.kind === 'branch' && hasFamilyExit(step.path, inFork);
  });
}
