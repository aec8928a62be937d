import type { Context } from '../context';
import { copyStanding } from '../records/enrolment';
import type { Worker } from '../records/process';
import type { State } from '../state';
import { newLeaseToken } from './reading';
import { beginWith, goOn } from './wakeUp';

/** Wake-up, 1: read what is due, then take it under `(seq, attempts)` as read. */
export function claims(context: Context): void {
  const { now, configuration } = context;
  const worker = now.workers.findIndex(({ at }) => at === 'idle');
  if (worker >= 0 && (now.world.loads || now.world.putOffs > 0))
    for (const [index, enrolment] of now.enrolments.entries()) {
      if (enrolment.due !== 'now' || enrolment.queue !== 'run') continue;
      const read = (next: State): void => {
        const own = next.workers[worker]!;
        copyStanding(own, next.enrolments[index]!);
        own.enrolment = index;
      };
      if (configuration.firstRead)
        context.step(
          () => `a worker reads enrolment ${String(index)} at seq ${String(enrolment.seq)}`,
          (next) => {
            read(next);
            next.workers[worker]!.at = 'claim';
          },
        );
      else take(context, worker, index, read);
    }
  for (const [index, { at, enrolment }] of now.workers.entries())
    if (at === 'claim') take(context, index, enrolment, () => undefined);
}

function take(context: Context, index: number, enrolment: number, read: (next: State) => void): void {
  context.write(
    () => `a worker claims enrolment ${String(enrolment)}`,
    {
      ...{ name: 'claim', by: 'worker', index },
      prepare: (next) => {
        read(next);
        next.workers[index]!.token = newLeaseToken(next);
      },
    },
    (next, matched) => {
      const worker = next.workers[index]!;
      if (!matched) worker.clear();
      else if (context.wrong['earlier commit not applied first']) beginWith(context, next, worker);
      else goOn(context, next, worker);
    },
  );
}

/** `{_id, queue, seq, attempts, due ≤ now}` → lease. */
export function claim(context: Context, state: State, { enrolment: index, seq, attempts, token }: Worker): boolean {
  const { wrong } = context;
  const enrolment = state.enrolments[index]!;
  if (enrolment.due !== 'now' || (enrolment.queue !== 'run' && !wrong['claim ignores parking'])) return false;
  const fenced = !wrong['claim keeps a stale read'] && !wrong['commit without seq'];
  if (fenced && (enrolment.seq !== seq || enrolment.attempts !== attempts)) return false;
  context.judges.atClaim(state, enrolment);
  enrolment.due = 'lease';
  enrolment.lease = token;
  enrolment.attempts += 1;
  return true;
}
