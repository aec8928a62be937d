import { assign } from '../../layout';
import type { Context } from '../../context';
import type { Dispatcher } from '../../records/process';
import type { Row } from '../../records/row';
import { rowOf, type State } from '../../state';
import { nameOf } from '../applyRow';

/** Its status and token are still those of this dispatcher. */
export const isOwn = (row: Row, own: Dispatcher): boolean => row.status === 'sending' && row.dispatch === own.token;

export type Change = (next: State, own: Dispatcher, row: Row) => void;

/** A step of one dispatcher with its row. */
export function dispatcherStep(context: Context, index: number, label: string, change: Change): void {
  context.step(labelOf(context, index, label), (next) => {
    const own = next.dispatchers[index]!;
    change(next, own, rowOf(next, own));
  });
}

export const labelOf =
  (context: Context, index: number, label: string): (() => string) =>
  () =>
    `a dispatcher ${label} (${nameOf(context, rowOf(context.now, context.now.dispatchers[index]!))})`;

/** An outcome, owed to the enrolment until it has been told. */
export function end(next: State, row: Row, status: Dispatcher['result'], owed = true): void {
  // Only events are compared with it.
  if (next.events.length > 0) next.world.clock += 1;
  // What may have arrived before never ends as if nothing had left.
  const ends = row.mayBeOut && status === 'failed' ? 'unknown' : status;
  assign(row, { status: ends, owed, at: next.world.clock, dispatch: 0 });
}

/** Then it is told, as it stands now. */
export function goOnTelling(own: Dispatcher, { status }: Row): void {
  const { row } = own;
  own.clear();
  assign(own, { row, at: 'resume' });
  if (status === 'sent' || status === 'failed' || status === 'unknown') own.result = status;
}
