import type { Context } from '../context';
import type { Enrolment } from '../records/enrolment';
import type { Dispatcher, Handler, Merger, Worker } from '../records/process';
import type { State } from '../state';
import { followOf, insertFollow } from './follow';
import { effectOf } from './reading';

type Ending = 'endRoot' | 'endFamily' | 'voidSends' | 'follow' | 'clearCascade';
type Process = Worker | Dispatcher | Handler | Merger;
const KINDS = ['workers', 'dispatchers', 'handlers', 'mergers'] as const;
const ENDINGS: readonly string[] = ['endRoot', 'endFamily', 'voidSends', 'follow', 'clearCascade'] satisfies Ending[];

/** Exit, goal, merge: `root`, `by`, `goal` and `mark` of the process say whom and how. */
export function beginEnding(context: Context, process: Process): void {
  process.family = 0;
  process.at = orderOf(context)[0]!;
}

/** 1: root; 2: family; 3: sends, then what goes on behind a goal; 4: the mark. */
function orderOf({ wrong, journey }: Context): readonly Ending[] {
  if (wrong['goal: follow-up before the end']) return ['follow', 'endRoot', 'endFamily', 'voidSends', 'clearCascade'];
  if (wrong['goal: follow-up behind the mark']) return ['endRoot', 'endFamily', 'voidSends', 'clearCascade', 'follow'];
  if (journey.goal !== undefined) return ['endRoot', 'endFamily', 'voidSends', 'follow', 'clearCascade'];
  if (wrong['family before root']) return ['endFamily', 'endRoot', 'voidSends', 'clearCascade'];
  if (wrong['exit voids before it marks']) return ['voidSends', 'endRoot', 'endFamily', 'clearCascade'];
  return ['endRoot', 'endFamily', 'voidSends', 'clearCascade'];
}

export function endings(context: Context, handlerGoesOn: (next: State, handler: Handler) => void): void {
  for (const kind of KINDS)
    for (const [index, { at, root }] of context.now[kind].entries()) {
      if (!ENDINGS.includes(at)) continue;
      context.step(
        () => `one of the ${kind} goes on ending the family of enrolment ${String(root)}: ${at}`,
        (next) => {
          const process = next[kind][index]!;
          endStep(context, next, process);
          if ((process.at as string) !== 'idle') return;
          if (process.by === 'removed' && goesOnRemoving(context, next, process)) return;
          if (kind === 'handlers') handlerGoesOn(next, process as Handler);
          else if (kind === 'mergers' && process.by === 'merged') (process as Merger).at = 'announce';
          else process.clear();
        },
      );
    }
  sweeps(context);
}

/** Sweep: exits that were cut off. */
function sweeps(context: Context): void {
  const { now } = context;
  const sweep = now.dispatchers.findIndex(({ at }) => at === 'idle');
  for (const [index, { cascade, root }] of now.enrolments.entries())
    if (cascade && sweep >= 0)
      context.overdue(
        KINDS.some((kind) => now[kind].some((one) => isEnding(one, root))) ||
          now.workers.some((one) => one.at !== 'idle' && one.enrolment === index),
        () => `a sweep finds the mark of an exit on enrolment ${String(index)}`,
        (next) => {
          const own = next.dispatchers[sweep]!;
          own.root = root;
          own.by = 'exit';
          own.mark = index + 1;
          beginEnding(context, own);
        },
      );
}

const isEnding = (process: Process, root: number): boolean => ENDINGS.includes(process.at) && process.root === root;

function endStep(context: Context, next: State, process: Process): void {
  const order = orderOf(context);
  const goOn = (): void => {
    const following = order[order.indexOf(process.at as Ending) + 1];
    process.at = following ?? 'idle';
    if (following === 'endFamily') process.family = readFamily(next, process.root);
    // Nobody else is there: not a step of its own.
    if (following === 'endFamily' && process.family === 0) goOn();
  };
  const root = next.enrolments[process.root]!;
  switch (process.at as Ending) {
    case 'endRoot':
      if (root.active && !context.wrong['exit without cascade']) root.cascade = true;
      if (root.active) next.world.exited = true;
      if (root.active) root.goal = process.goal;
      endOne(context, root, process.by === 'removed' ? 'exit' : process.by);
      goOn();
      break;
    case 'endFamily': {
      if (order[0] === 'endFamily' && process.family === 0) process.family = readFamily(next, process.root);
      const member = next.enrolments.findIndex((_, index) => (process.family >> index) & 1);
      if (member >= 0) {
        endOne(context, next.enrolments[member]!, process.by === 'removed' ? 'exit' : process.by);
        process.family &= ~(1 << member);
      }
      if (process.family === 0) goOn();
      break;
    }
    case 'voidSends':
      voidSends(context, next, process.root);
      goOn();
      break;
    case 'follow':
      if (process.by !== 'removed' || !context.wrong['goal: a removal inserts nothing'])
        insertFollow(context, next, process);
      goOn();
      break;
    case 'clearCascade':
      root.cascade = false;
      if (process.mark > 0) next.enrolments[process.mark - 1]!.cascade = false;
      goOn();
  }
}

/** Behind the root a removal ends what goes on behind it, which is there by now, whoever has inserted it. */
function goesOnRemoving(context: Context, next: State, process: Process): boolean {
  const follow = followOf(context, process.root);
  const more = follow >= 0 && next.enrolments[follow]!.exists && !context.wrong['goal: a removal leaves what goes on'];
  if (more) {
    process.root = follow;
    beginEnding(context, process);
  } else next.world.removed = true;
  return more;
}

const readFamily = ({ enrolments }: State, root: number): number =>
  enrolments.reduce(
    (mask, one, index) =>
      one.exists && one.active && one.root === root && index !== root ? mask | (1 << index) : mask,
    0,
  );

/** `{_id, active}` → ended: `seq + 1`, neither due nor lease. */
export function endOne({ wrong }: Context, enrolment: Enrolment, by: Enrolment['endedBy']): void {
  if (!enrolment.active) return;
  enrolment.active = false;
  enrolment.endedBy = by;
  if (wrong['exit keeps seq and lease']) return;
  enrolment.due = 'none';
  enrolment.lease = 0;
  enrolment.unstarted = false;
  enrolment.seq += 1;
}

/** Not those that are being sent: their dispatcher reads the enrolment after its mark. */
function voidSends(context: Context, next: State, root: number): void {
  for (const row of next.rows) {
    if (row.key === 0 || (row.status !== 'proposed' && row.status !== 'pending')) continue;
    const { enrolment, kind } = effectOf(context, row);
    if (kind === 'send' && next.enrolments[enrolment]!.root === root) row.status = row.mayBeOut ? 'unknown' : 'void';
  }
}
