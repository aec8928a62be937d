import { assign } from '../layout';
import type { Context } from '../context';
import { nameOf } from './applyRow';
import { effectOf, isDead, isReal, isWanted, worksUnder } from './reading';

/** Sweep: proposed rows that nobody works on. Real ones are applied, dead ones void; what may still become real is left alone. */
export function rowsAreSwept(context: Context): void {
  const { now, wrong } = context;
  buries(context);
  const sweep = now.dispatchers.findIndex(({ at }) => at === 'idle');
  if (sweep < 0) return;
  for (const [place, row] of now.rows.entries()) {
    if (row.key === 0) continue;
    const real = isReal(context, now, row) || wrong['sweep applies what is not committed'];
    if (row.status === 'proposed' && (real || isDead(context, now, row)))
      context.overdue(
        worksUnder(now, row.token),
        () => `a sweep finds a proposed row that is ${real ? 'real' : 'dead'} (${nameOf(context, row)})`,
        (next) => {
          assign(next.dispatchers[sweep]!, { row: place + 1, at: real ? 'apply' : 'bury' });
        },
      );
    const unsent = row.status === 'proposed' || row.status === 'pending';
    if (wrong['not checked at all'] && effectOf(context, row).kind === 'send' && unsent && !isWanted(context, now, row))
      context.step(
        () => `a sweep voids what is not wanted (${nameOf(context, row)})`,
        (next) => {
          next.rows[place]!.status = 'void';
        },
      );
  }
}

function buries(context: Context): void {
  const { now } = context;
  for (const [index, { at, row: place }] of now.dispatchers.entries())
    if (at === 'bury')
      context.step(
        () => `a sweep voids a dead row (${nameOf(context, now.rows[place - 1]!)})`,
        (next) => {
          const row = next.rows[place - 1]!;
          if (row.status === 'proposed') row.status = 'void';
          next.dispatchers[index]!.clear();
        },
      );
}
