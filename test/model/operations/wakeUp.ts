import type { Context } from '../context';
import type { Worker } from '../records/process';
import type { State } from '../state';
import { beginEnding } from './exit';
import { mustLookUp } from './lookUp';
import { effectOf, isReal } from './reading';
import { mayStandStill } from './stand';

/** Wake-up, 2 and 7: the next row that the last commit left; sends only after one's own commit. */
export function goOn(context: Context, next: State, worker: Worker): void {
  const { wrong } = context;
  const keyedByVisit = wrong['rows keyed by visit, replaced'] || wrong['rows keyed by visit, first kept'];
  const found = next.rows.findIndex((row) => {
    if (row.key === 0 || row.status !== 'proposed') return false;
    const { enrolment, kind } = effectOf(context, row);
    if (enrolment !== worker.enrolment || (kind === 'send' && !worker.after)) return false;
    return keyedByVisit ? isReal(context, next, row) : worker.last > 0 && row.token === worker.last;
  });
  worker.row = found + 1;
  if (found >= 0) worker.at = 'apply';
  else if (worker.after) afterCommit(context, next, worker);
  else beginWith(context, next, worker);
}

/** What earlier commits left is applied: look up stored events, or execute. */
export function beginWith(context: Context, next: State, worker: Worker): void {
  if (!next.world.loads) worker.at = 'putOff';
  else worker.at = mustLookUp(context, worker) ? firstLook(context, worker) : 'execute';
}

/** Wake-up, 7, behind the rows: the family, then the look-up of a listening hold. */
function afterCommit(context: Context, next: State, worker: Worker): void {
  const enrolment = next.enrolments[worker.enrolment]!;
  if (enrolment.cascade && enrolment.root !== worker.enrolment) {
    worker.root = enrolment.root;
    worker.mark = worker.enrolment + 1;
    worker.by = 'exit';
    beginEnding(context, worker);
  } else if (enrolment.leftCheck) {
    const asked = context.wrong['family asked before the end is committed'];
    worker.at = !asked ? 'askLeft' : worker.hasLeft ? 'endLeft' : 'clearLeft';
  } else if (mustLookUp(context, worker)) worker.at = firstLook(context, worker);
  else worker.clear();
}

/** Who stands at the entry is asked for the journey's stand first; who waits for a condition marks the profile first. */
function firstLook(context: Context, { hold }: Worker): Worker['at'] {
  const { configuration, wrong } = context;
  if (hold === 'entry' && mayStandStill(context) && !wrong['stand: not looked at']) return 'askStand';
  const marks = configuration.condition && hold === 'listen' && !wrong['condition: looked before marked'];
  return marks ? 'watch' : 'lookUp';
}
