import { assign, max } from '../layout';
import type { Context } from '../context';
import type { Plan } from '../engine';
import { copyStanding, type Enrolment } from '../records/enrolment';
import type { Worker } from '../records/process';
import type { State } from '../state';
import { goOn } from './wakeUp';

/** Wake-up, 6. Whoever did not win does nothing more. */
export function commits(context: Context): void {
  const { now, wrong } = context;
  for (const [index, worker] of now.workers.entries()) {
    if (worker.at === 'putOff') putsOff(context, index);
    if (worker.at !== 'commit') continue;
    const label = (): string =>
      `a worker commits enrolment ${String(worker.enrolment)} as attempt ${String(worker.token)}`;
    const lost = (next: State): void => {
      if (wrong['a loser voids its rows']) voidRowsOf(next, worker.token);
      next.workers[index]!.clear();
    };
    if (worker.committed) {
      // Only with `commit before rows` it comes here twice.
      context.step(
        () => 'a worker goes on behind its commit',
        (next) => {
          won(context, next, next.workers[index]!);
        },
      );
      continue;
    }
    context.write(label, { name: 'commit', by: 'worker', index }, (next, matched) => {
      const own = next.workers[index]!;
      if (!matched) lost(next);
      else if (wrong['commit before rows'] && context.engine.planOf(own).rows.length > 0)
        assign(own, { committed: true, at: 'rows' });
      else won(context, next, own);
    });
    if (now.world.lost > 0)
      context.step(
        () => `${label()}, the answer is lost, and the repeat matches nothing`,
        (next) => {
          next.world.lost -= 1;
          commit(context, next, next.workers[index]!);
          lost(next);
        },
      );
  }
}

/** The version does not load: committed as it stands, hold included, and due again later. */
function putsOff(context: Context, index: number): void {
  context.step(
    () => `a worker puts enrolment ${String(context.now.workers[index]!.enrolment)} off: its version does not load`,
    (next) => {
      const { enrolment: number, token, seq } = next.workers[index]!;
      const enrolment = next.enrolments[number]!;
      next.workers[index]!.clear();
      next.world.putOffs = max(0, next.world.putOffs - 1);
      if (enrolment.lease !== token || enrolment.seq !== seq) return;
      if (context.wrong['version not loadable: the hold is dropped']) enrolment.hold = 'none';
      assign(enrolment, { last: token, lease: 0, attempts: 0, seq: seq + 1 });
      enrolment.history += 1;
      // The last time it becomes a dead letter, for a person to retry.
      if (next.world.putOffs > 0 || !context.configuration.person?.includes('retry')) return;
      enrolment.queue = 'dead';
      enrolment.due = 'none';
    },
  );
}

function voidRowsOf(next: State, attempt: number): void {
  for (const row of next.rows)
    if (row.key !== 0 && row.token === attempt && (row.status === 'proposed' || row.status === 'pending'))
      row.status = 'void';
}

/** From here on it works on what it committed. */
function won(context: Context, next: State, worker: Worker): void {
  const { enrolment, token, hasLeft } = worker;
  worker.clear();
  copyStanding(worker, next.enrolments[enrolment]!);
  assign(worker, { enrolment, token, hasLeft, after: true });
  goOn(context, next, worker);
}

/** `{_id, seq, 'lease.token'}` → where it stands now, `last.token`, `seq + 1`. */
export function commit(context: Context, state: State, worker: Worker): boolean {
  const { wrong, journey, judges } = context;
  const enrolment = state.enrolments[worker.enrolment]!;
  const sameToken = enrolment.lease === worker.token || wrong['commit without token'];
  const sameSeq = enrolment.seq === worker.seq || wrong['commit without seq'];
  if (!sameToken || !sameSeq) return false;
  const plan = context.engine.planOf(worker);
  judges.atCommit(state, { enrolment, worker, rows: plan.rows });
  for (const { effect, body } of plan.rows) {
    assign(state.effects[effect]!, { committed: true, body });
    if (journey.keys[effect]!.kind === 'set') state.world.sets += 1;
  }
  standAt(context, enrolment, worker, plan);
  assign(enrolment, { last: worker.token, lease: 0, attempts: 0, seq: enrolment.seq + 1 });
  enrolment.history += plan.lines;
  return true;
}

function standAt(context: Context, enrolment: Enrolment, worker: Worker, plan: Plan): void {
  const timedOut = worker.hold !== 'none' && worker.hold !== 'entry' && worker.outcome === 'none';
  const forward = timedOut && worker.until > worker.since;
  enrolment.since = forward ? worker.until : worker.since;
  if (forward && context.wrong['events are forgotten by a time-out'])
    assign(enrolment, { heardFirst: 0, heardLast: 0 });
  enrolment.step = plan.step;
  enrolment.visits = plan.visits;
  enrolment.active = plan.active;
  enrolment.calling = 0;
  if (plan.dead) enrolment.queue = 'dead';
  enrolment.forked = plan.forked;
  const { wrong } = context;
  const early = wrong['settled before the look-up'];
  hold(enrolment, plan.hold, plan.hold !== 'listen' || early);
  if (wrong['step entered at the claim'] && plan.hold !== 'none') enrolment.holdSince = worker.findingAt;
  // A listening hold keeps the lease until its look-up.
  if (plan.hold !== 'listen') enrolment.due = plan.hold === 'time' ? 'timer' : 'none';
  else if (early) enrolment.due = 'timer';
  if (plan.active) return;
  enrolment.endedBy = 'itself';
  if (enrolment.root === worker.enrolment) return;
  if (plan.exits) enrolment.cascade = true;
  else enrolment.leftCheck = true;
}

function hold(enrolment: Enrolment, kind: Enrolment['hold'], settled: boolean): void {
  const since = kind === 'none' ? 0 : enrolment.since;
  assign(enrolment, { hold: kind, settled: settled && kind !== 'none', holdSince: since, began: since });
  assign(enrolment, { outcome: 'none', outcomeAt: 0, outcomeEvent: 0, until: 0, restartedAt: 0, visible: 0 });
}
