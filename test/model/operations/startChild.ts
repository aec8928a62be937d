import type { Context } from '../context';
import type { Enrolment } from '../records/enrolment';
import type { Dispatcher, Worker } from '../records/process';
import type { Row } from '../records/row';
import type { State } from '../state';
import { endOne } from './exit';
import { effectOf, enrolmentOf } from './reading';

export type StepOf = (label: string, change: (next: State, own: Worker | Dispatcher, row: Row) => void) => void;

type Starting = 'readRoot' | 'start' | 'release' | 'lookAgain';

export function insertChild(context: Context, next: State, row: Row): void {
  const { child: index } = effectOf(context, row);
  const child = next.enrolments[index]!;
  if (child.exists) return;
  const parent = enrolmentOf(context, next, row);
  child.exists = true;
  child.active = true;
  child.unstarted = true;
  child.root = parent.root;
  child.version = parent.version;
  child.startedAt = parent.startedAt;
  child.since = parent.since;
  child.step = context.journey.versions[0]![effectOf(context, row).step]!.to[index - 1]!;
  context.judges.atApply(next, row.key - 1);
}

/** Without `due`; then the root is read: the child starts, is parked with it, or ends. */
export function startChild(context: Context, at: Starting, step: StepOf): void {
  const { wrong } = context;
  const childOf = (next: State, row: Row): Enrolment => next.enrolments[effectOf(context, row).child]!;
  const rootOf = (next: State, row: Row): Enrolment => next.enrolments[enrolmentOf(context, next, row).root]!;
  switch (at) {
    case 'readRoot':
      step('reads the root of the child', (next, own, row) => {
        const root = rootOf(next, row);
        if (!root.active) endOne(context, childOf(next, row), 'exit');
        own.rootParked = root.active && root.queue === 'parked';
        own.at = root.active ? 'start' : 'markDone';
      });
      break;
    case 'start':
      step('starts the child', (next, own, row) => {
        if (wrong['child: root read before the insert']) insertChild(context, next, row);
        const child = childOf(next, row);
        const starts = child.active && child.unstarted;
        if (starts) start(context, child, own.rootParked);
        if (starts && !own.rootParked) own.at = 'markDone';
        else if (wrong['child: root not read again']) own.at = starts ? 'markDone' : 'release';
        else own.at = !own.rootParked && wrong['child: let go by a root read before'] ? 'release' : 'lookAgain';
      });
      break;
    case 'lookAgain':
      step('reads the root of the parked child once more', (next, own, row) => {
        own.at = rootOf(next, row).queue === 'parked' ? 'markDone' : 'release';
      });
      break;
    case 'release':
      step('lets the child go that was parked with its root', (next, own, row) => {
        const child = childOf(next, row);
        if (child.active && child.queue === 'parked' && child.withRoot) unpark(child);
        own.at = 'markDone';
      });
  }
}

function start({ wrong }: Context, child: Enrolment, rootParked: boolean): void {
  child.unstarted = false;
  child.due = 'now';
  if (!rootParked || wrong['child: due under a parked root']) return;
  if (child.queue !== 'parked') child.withRoot = true;
  child.queue = 'parked';
}

export function unpark(enrolment: Enrolment): void {
  enrolment.queue = 'run';
  enrolment.withRoot = false;
  enrolment.seq += 1;
  enrolment.lease = 0;
}
