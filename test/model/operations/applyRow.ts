import type { EffectKey } from '../journeys';
import type { Context } from '../context';
import type { Dispatcher, Worker } from '../records/process';
import type { Row } from '../records/row';
import { rowOf, type State } from '../state';
import { effectOf } from './reading';
import { insertChild, startChild, type StepOf } from './startChild';

type Applying = 'workers' | 'dispatchers';
type Process = Worker | Dispatcher;
/** What a worker does behind a row. */
type Afterwards = (next: State, worker: Worker) => void;

/** Applying one real row, by a worker or the sweep: each write by itself, all of them repeatable. */
export function rowsAreApplied(context: Context, kind: Applying, whenApplied: Afterwards): void {
  for (const [index, process] of context.now[kind].entries()) {
    const step = (label: string, change: (next: State, own: Process, row: Row) => void): void => {
      context.step(
        () => `a ${kind === 'workers' ? 'worker' : 'sweep'} ${label} (${nameOf(context, rowOf(context.now, process))})`,
        (next) => {
          const own = next[kind][index]!;
          change(next, own, rowOf(next, own));
        },
      );
    };
    const back = (next: State, own: Process): void => {
      if (kind === 'dispatchers') own.clear();
      else whenApplied(next, own as Worker);
    };
    applyOne(context, process, step, back);
  }
}

function applyOne(context: Context, process: Process, step: StepOf, back: (next: State, own: Process) => void): void {
  const { at } = process;
  if (at === 'apply') applyByKind(context, effectOf(context, rowOf(context.now, process)).kind, step, back);
  if (at === 'unhold')
    step('closes the reservation', (next, own, row) => {
      closeReservation(context, next, row);
      own.at = 'markDone';
    });
  if (at === 'markDone')
    step('marks the row done', (next, own, row) => {
      if (row.status === 'proposed') row.status = 'done';
      back(next, own);
    });
  if (at === 'readRoot' || at === 'start' || at === 'release' || at === 'lookAgain') startChild(context, at, step);
}

function applyByKind(
  context: Context,
  kind: EffectKey['kind'],
  step: StepOf,
  back: (next: State, own: Process) => void,
): void {
  switch (kind) {
    case 'send':
      step('makes the send pending', (next, own, row) => {
        if (row.status === 'proposed') row.status = 'pending';
        back(next, own);
      });
      break;
    case 'set':
      step('changes the profile', (next, own, row) => {
        changeProfile(context, next, row);
        own.at = 'markDone';
      });
      break;
    case 'spend':
      step('writes the ledger', (next, own, row) => {
        if (next.world.ledger === 0) next.world.ledger = row.body;
        context.judges.atApply(next, row.key - 1);
        own.at = 'unhold';
      });
      break;
    case 'child':
      step('inserts the child', (next, own, row) => {
        if (!context.wrong['child: root read before the insert']) insertChild(context, next, row);
        own.at = 'readRoot';
      });
      break;
    case 'call':
      throw new TypeError('An external step leaves no row');
  }
}

/** `{_id: profile, applied.<enrolment>: absent or < row.seq}`. */
function changeProfile(context: Context, next: State, row: Row): void {
  const fence = next.fences[effectOf(context, row).enrolment]!;
  if (fence.applied > row.seq && !context.wrong['profile change without its fence']) return;
  next.world.x = row.body;
  fence.applied = row.seq + 1;
  next.effects[row.key - 1]!.applied += 1;
  context.judges.atApply(next, row.key - 1);
}

function closeReservation({ wrong }: Context, next: State, row: Row): void {
  for (const one of next.reservations) {
    if (one.token !== row.token || one.closed) continue;
    const { attempt, token } = one;
    one.clear();
    if (wrong['reservation forgotten once spent']) continue;
    one.attempt = attempt;
    one.token = token;
    one.closed = true;
  }
}

/** `A:1 of enrolment 0, by attempt 2`. */
export function nameOf(context: Context, row: Pick<Row, 'key' | 'token'>): string {
  const { enrolment, step, visit, child } = effectOf(context, row);
  const name = `${context.journey.names[step]!}:${String(visit)}${child > 0 ? `/${String(child)}` : ''}`;
  return `${name} of enrolment ${String(enrolment)}, by attempt ${String(row.token)}`;
}
