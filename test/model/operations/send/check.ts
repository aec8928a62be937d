import { assign } from '../../layout';
import type { Context } from '../../context';
import type { Dispatcher } from '../../records/process';
import type { Row } from '../../records/row';
import type { State } from '../../state';
import { enrolmentOf, exitWasHandled, isParked, isWanted } from '../reading';
import { dispatcherStep, end, isOwn } from './row';

/** 2: read after the mark. Not wanted → void; parked → pending; both only while it is one's own. */
export function checks(context: Context): void {
  for (const [index, { at }] of context.now.dispatchers.entries())
    if (at === 'check')
      dispatcherStep(context, index, 'reads the enrolment of what it has marked', (next, own, row) => {
        check(context, next, own, row);
      });
}

function check(context: Context, next: State, own: Dispatcher, row: Row): void {
  const wanted = isWanted(context, next, row);
  if (wanted && !isParked(context, next, row)) {
    // A pause that is over does not matter any more.
    if (!exitWasHandled(context, next, enrolmentOf(context, next, row))) own.late = false;
    own.at = context.wrong['no hand-over mark'] ? 'call' : 'handOver';
    return;
  }
  if (isOwn(row, own)) {
    if (own.again || (row.mayBeOut && !wanted)) end(next, row, 'unknown');
    else assign(row, { status: wanted ? 'pending' : 'void', dispatch: 0, handed: false });
  }
  own.clear();
}
