import { assign } from '../../layout';
import type { Context } from '../../context';
import type { Dispatcher } from '../../records/process';
import type { Row } from '../../records/row';
import type { State } from '../../state';
import { dispatcherStep, end, goOnTelling, isOwn } from './row';

/** 4: by the one whose row it is. A late “sent” corrects an unknown, and is owed once more. */
export function records(context: Context): void {
  for (const [index, { at }] of context.now.dispatchers.entries())
    if (at === 'record')
      dispatcherStep(context, index, 'records the outcome', (next, own, row) => {
        record(context, next, own, row);
      });
}

function record({ wrong }: Context, next: State, own: Dispatcher, row: Row): void {
  if (isOwn(row, own)) end(next, row, own.result, !wrong['no owed mark']);
  else if (row.status === 'unknown' && own.result === 'sent') assign(row, { status: 'sent', owed: true });
  else {
    own.clear();
    return;
  }
  goOnTelling(own, row);
}
