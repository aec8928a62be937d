import { assign } from '../../layout';
import type { Context } from '../../context';
import type { Dispatcher } from '../../records/process';
import type { Row } from '../../records/row';
import { rowOf, type State } from '../../state';
import { nameOf } from '../applyRow';
import { dispatchesUnder, enrolmentOf, exitWasHandled, isParked, isWanted, newDispatchToken } from '../reading';
import { dispatcherStep, goOnTelling } from './row';

/** What an idle dispatcher finds: pending rows, rows left in sending, rows that are owed. */
export function takes(context: Context): void {
  const { now, wrong } = context;
  const idle = now.dispatchers.findIndex(({ at }) => at === 'idle');
  if (idle >= 0) for (const [place, row] of now.rows.entries()) if (row.key !== 0) find(context, idle, place);
  for (const [index, { at }] of now.dispatchers.entries())
    if (at === 'take' && wrong['checked before marked'])
      dispatcherStep(context, index, 'marks it sending', (next, own, row) => {
        if (row.status === 'pending') take(context, next, own, false);
        else own.clear();
      });
}

function find(context: Context, idle: number, place: number): void {
  const { now, wrong } = context;
  const row = now.rows[place]!;
  const label = (what: string) => (): string => `a dispatcher ${what} (${nameOf(context, row)})`;
  const become = (fields: Partial<Dispatcher>) => (next: State) => {
    assign(next.dispatchers[idle]!, { row: place + 1, ...fields });
  };
  if (row.status === 'pending' && wrong['checked before marked']) {
    if (isWanted(context, now, row) && !isParked(context, now, row))
      context.step(label('reads the enrolment'), become({ at: 'take' }));
  } else if (row.status === 'pending')
    context.step(label('marks it sending'), (next) => {
      next.dispatchers[idle]!.row = place + 1;
      take(context, next, next.dispatchers[idle]!, false);
    });
  if (row.status === 'sending')
    context.overdue(
      dispatchesUnder(now, row.dispatch),
      label('finds it left in sending'),
      become({ at: 'left', seenToken: row.dispatch, handed: row.handed }),
    );
  if (row.owed)
    context.overdue(
      now.dispatchers.some((one) => one.row === place + 1),
      label('finds it owed'),
      (next) => {
        const own = next.dispatchers[idle]!;
        own.row = place + 1;
        goOnTelling(own, rowOf(next, own));
      },
    );
}

/** 1: pending → sending, under a new name. `again`: taken over from somebody, by a provider that knows the key. */
export function take(context: Context, next: State, own: Dispatcher, again: boolean): void {
  const row = rowOf(next, own);
  own.token = newDispatchToken(next);
  own.seenToken = 0;
  own.handed = false;
  own.again = again;
  row.status = 'sending';
  row.dispatch = own.token;
  if (!again) {
    row.handed = false;
    own.late = comesLate(context, next, row);
  }
  const { wrong } = context;
  own.at = wrong['checked before marked'] || wrong['not checked at all'] ? 'handOver' : 'check';
}

const comesLate = (context: Context, next: State, row: Row): boolean =>
  !isWanted(context, next, row) ||
  isParked(context, next, row) ||
  exitWasHandled(context, next, enrolmentOf(context, next, row));
