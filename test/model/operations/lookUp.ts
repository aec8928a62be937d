import { assign, max } from '../layout';
import { isTrue } from './condition';
import type { Context } from '../context';
import type { Worker } from '../records/process';
import type { State } from '../state';
import { beginEnding } from './exit';
import { countsAt, endingBy, endsBy, isHeardBy, isReadable } from './reading';

/** Wake-up, 3, and for a listening hold just committed: 7. */
export function mustLookUp({ wrong }: Context, worker: Worker): boolean {
  if (worker.hold === 'entry') return !wrong['no look-up at entry'];
  if (worker.hold !== 'listen' || worker.outcome !== 'none' || wrong['settled before the look-up']) return false;
  return worker.after ? !worker.settled : !wrong['no look-up when the timer fires'];
}

export function lookUps(context: Context): void {
  for (const [index, { at, finding, enrolment }] of context.now.workers.entries()) {
    if (at === 'lookUp')
      context.step(
        () => `a worker looks up stored events for enrolment ${String(enrolment)}`,
        (next) => {
          find(context, next, next.workers[index]!);
        },
      );
    if (at === 'found' && finding === 'exit')
      context.step(
        () => `a worker ends enrolment ${String(enrolment)} by a stored event`,
        (next) => {
          beginEnding(context, next.workers[index]!);
        },
      );
    if (at === 'found' && finding !== 'exit' && finding !== 'none')
      context.write(
        () => `a worker writes what it found for enrolment ${String(enrolment)}: ${finding}`,
        { name: finding === 'event' ? 'settle' : finding, by: 'worker', index },
        (next) => {
          next.workers[index]!.clear();
        },
      );
  }
}

/** Exit, else the earliest event of the hold, else the latest restart, else rest; else it goes on. */
function find(context: Context, next: State, worker: Worker): void {
  const enrolment = next.enrolments[worker.enrolment]!;
  const held = { enrolment, standing: worker };
  worker.at = 'found';
  for (let event = 0; event < next.events.length; event++) {
    if (!isReadable(next, event)) continue;
    if (endsBy(context, next, enrolment, event) && !context.wrong['no exit look-up']) {
      worker.finding = 'exit';
      worker.findingAt = 0;
      worker.findingEvent = 0;
      assign(worker, { root: enrolment.root, ...endingBy(context, event) });
      return;
    }
    if (worker.hold !== 'listen') continue;
    const counts = countsAt(context, next, held, event);
    if (counts === 0) continue;
    const { at } = next.events[event]!;
    if (isHeardBy(context, event))
      note(worker, { finding: 'event', at: counts, event, better: at < bestAt(next, worker) });
    else if (context.configuration.events![event] === 'restarts' && at > worker.restartedAt)
      note(worker, { finding: 'restart', at: counts, event, better: at > bestAt(next, worker) });
  }
  if (context.configuration.condition && worker.hold === 'listen' && isTrue(next)) {
    const at = max(worker.holdSince, next.world.updatedAt);
    const earlier = worker.finding !== 'event' || at < worker.findingAt;
    if (earlier && (worker.until === 0 || at <= worker.until))
      assign(worker, { finding: 'event', findingAt: at, findingEvent: 0 });
  }
  if (context.configuration.condition && context.wrong['condition: looked before marked']) {
    if (worker.finding === 'none' && worker.until === 0) worker.finding = 'rest';
    worker.at = 'watch';
    return;
  }
  if (worker.finding !== 'none') return;
  if (worker.hold === 'listen' && worker.until === 0) worker.finding = 'rest';
  else worker.at = 'execute';
}

const bestAt = (next: State, { findingEvent }: Worker): number => next.events[findingEvent - 1]?.at ?? 0;

interface Candidate {
  readonly finding: 'event' | 'restart';
  readonly at: number;
  readonly event: number;
  readonly better: boolean;
}

function note(worker: Worker, { finding, at, event, better }: Candidate): void {
  if (worker.finding === finding && !better) return;
  if (worker.finding === 'event' && finding === 'restart') return;
  worker.finding = finding;
  worker.findingAt = at;
  worker.findingEvent = event + 1;
}

/** The look-up found nothing: `{_id, seq, 'hold.key'}` → due at its time. */
export function rest({ wrong }: Context, state: State, worker: Worker): boolean {
  const enrolment = state.enrolments[worker.enrolment]!;
  if (enrolment.seq !== worker.seq || enrolment.hold !== worker.hold || !enrolment.active) return false;
  if (enrolment.settled && wrong['rests only when unsettled']) return false;
  enrolment.settled = true;
  // Its time may be over already.
  enrolment.due = enrolment.until === 0 ? 'timer' : 'now';
  enrolment.lease = 0;
  return true;
}
