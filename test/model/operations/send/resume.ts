import { assign } from '../../layout';
import type { Context } from '../../context';
import type { Dispatcher } from '../../records/process';
import { rowOf, type State } from '../../state';
import { effectOf, isAt } from '../reading';
import { dispatcherStep, labelOf } from './row';

/** 5 and 6: the enrolment is told; then nothing is owed. */
export function resumptions(context: Context): void {
  for (const [index, { at }] of context.now.dispatchers.entries()) {
    if (at === 'resume')
      context.write(
        labelOf(context, index, 'tells the enrolment'),
        { name: 'resume', by: 'dispatcher', index },
        (next) => {
          const own = next.dispatchers[index]!;
          const { row, result } = own;
          if (result === 'sent') rowOf(next, own).toldSent = true;
          own.clear();
          assign(own, { row, result, at: 'clearOwed' });
        },
      );
    if (at === 'clearOwed')
      dispatcherStep(context, index, 'owes nothing any more', (_next, own, row) => {
        // What was told: corrected meanwhile, it is owed once more.
        if (row.status === own.result || context.wrong['not owed any more, whatever was told']) row.owed = false;
        own.clear();
      });
  }
}

/** `{_id, active, 'hold.key', 'hold.outcome': absent}` → outcome, due now, `since: at`. */
export function resume(context: Context, state: State, own: Dispatcher): boolean {
  const row = rowOf(state, own);
  const { enrolment: index, step, visit } = effectOf(context, row);
  const enrolment = state.enrolments[index]!;
  if (!enrolment.active || !isAt(enrolment, step, visit) || enrolment.outcome !== 'none') return false;
  const { status } = row;
  if (status !== 'sent' && status !== 'failed' && status !== 'unknown') return false;
  assign(enrolment, { outcome: status, outcomeAt: row.at });
  // Never back: what came before the hold before would count.
  if (row.at > enrolment.since || context.wrong['since goes back with the clock']) enrolment.since = row.at;
  assign(enrolment, { due: 'now', seq: enrolment.seq + 1, lease: 0 });
  return true;
}
