import type { Context } from '../context';
import { assign } from '../layout';
import type { Worker } from '../records/process';
import type { State } from '../state';

/** An external step: marked on the enrolment first, fenced like a commit, then called. */
export function externalCalls(context: Context): void {
  for (const [index, { at, enrolment }] of context.now.workers.entries()) {
    if (at === 'markCalling')
      context.write(
        () => `a worker marks enrolment ${String(enrolment)}: about to call an external step`,
        { name: 'markCalling', by: 'worker', index },
        (next, matched) => {
          if (matched) assign(next.workers[index]!, { at: 'callOut', marked: true });
          else next.workers[index]!.clear();
        },
      );
    if (at === 'callOut')
      context.step(
        () => `a worker calls the external step of enrolment ${String(enrolment)}`,
        (next) => {
          const own = next.workers[index]!;
          const effect = context.engine.planOf(own).call - 1;
          next.effects[effect]!.delivered += 1;
          context.judges.atCall(next, effect, own);
          own.answer = 'yes';
          own.at = 'commit';
        },
      );
  }
}

/** `{_id, seq, 'lease.token'}` → `calling`. An attempt that finds the mark of its own visit does not call, or marks anew. */
export function markCalling({ engine, wrong }: Context, state: State, worker: Worker): boolean {
  const enrolment = state.enrolments[worker.enrolment]!;
  const own = enrolment.lease === worker.token && enrolment.seq === worker.seq;
  if (!own && !wrong['external step marked without the fence']) return false;
  enrolment.calling = engine.planOf(worker).call;
  return true;
}
