import { assign } from '../layout';
import type { Context } from '../context';
import type { Worker } from '../records/process';
import type { State } from '../state';
import { familyHasLeft } from './left';
import { newRow } from './newRow';
import { nameOf } from './applyRow';

/** Wake-up, 4 and 5: read the profile, reserve, execute, insert the rows one by one. */
export function executions(context: Context): void {
  for (const [index, worker] of context.now.workers.entries()) {
    if (worker.at === 'execute')
      context.step(
        () => `a worker reads the profile and executes enrolment ${String(worker.enrolment)}`,
        (next) => {
          const own = next.workers[index]!;
          own.seenX = next.world.x;
          own.seenAttribute = next.world.attribute;
          own.seenGift = next.world.gift;
          if (context.wrong['step entered at the claim']) own.findingAt = next.world.clock;
          const { root } = next.enrolments[own.enrolment]!;
          if (context.wrong['family asked before the end is committed'])
            own.hasLeft = familyHasLeft(next, root, own.enrolment);
          goOn(context, own);
        },
      );
    if (worker.at === 'reserve') reserves(context, index);
    if (worker.at === 'rows') inserts(context, index);
  }
}

function reserves(context: Context, index: number): void {
  const worker = context.now.workers[index]!;
  const amount = 1 + worker.seenGift;
  context.write(
    () => `a worker reserves ${String(amount)} points as attempt ${String(worker.token)}`,
    { name: 'reserve', by: 'worker', index },
    (next, matched) => {
      const own = next.workers[index]!;
      if (!matched) context.judges.atRefusedReservation(next, own, amount);
      own.answer = matched ? 'yes' : 'no';
      goOn(context, own);
    },
  );
}

function inserts(context: Context, index: number): void {
  const worker = context.now.workers[index]!;
  const planned = context.engine.planOf(worker).rows[worker.written]!;
  context.step(
    () => `a worker inserts a row (${nameOf(context, labelled(planned.effect, worker))})`,
    (next) => {
      insert(context, next, next.workers[index]!, planned);
      const own = next.workers[index]!;
      own.written += 1;
      goOn(context, own);
    },
  );
}

const labelled = (effect: number, { token }: Worker) => ({ key: effect + 1, token });

/** `proposed`, under a name that no other attempt has. A duplicate is one's own repeat. */
function insert(context: Context, next: State, worker: Worker, planned: { effect: number; body: number }): void {
  const { wrong } = context;
  const replaces = wrong['rows keyed by visit, replaced'];
  const byVisit = replaces || wrong['rows keyed by visit, first kept'];
  const old = next.rows.find(({ key, token }) => key === planned.effect + 1 && (byVisit || token === worker.token));
  const fields = { key: planned.effect + 1, body: planned.body, seq: worker.seq, token: worker.token };
  if (!old) newRow(next, fields);
  else if (replaces && (old.status === 'proposed' || old.status === 'void')) {
    old.clear();
    assign(old, fields);
  }
}

/** Where an attempt goes on: a reservation to make, rows to insert, the commit. */
function goOn({ wrong, engine, configuration }: Context, worker: Worker): void {
  const { ask, call, rows } = engine.planOf(worker);
  const cutOff = call > 0 && worker.calling === call;
  if (cutOff && (!configuration.runsAgain || wrong['external step that runs again becomes a dead letter'])) {
    // The mark of this very visit: somebody may have called before.
    worker.answer = 'no';
    worker.at = 'commit';
  } else if (call > 0) {
    const marked = cutOff && wrong['external step run again under the mark of before'];
    worker.at = marked || wrong['external step called without its mark'] ? 'callOut' : 'markCalling';
  } else if (ask > 0) worker.at = 'reserve';
  else if (wrong['commit before rows'] && !worker.committed) worker.at = 'commit';
  else if (worker.written < rows.length) worker.at = 'rows';
  else worker.at = 'commit';
}
