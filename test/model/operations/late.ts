import { assign } from '../layout';
import type { Context, Kind, WriteName } from '../context';
import type { Dispatcher, Handler, Worker } from '../records/process';
import type { State } from '../state';
import { markCalling } from './callExternal';
import { claim } from './claim';
import { commit } from './commit';
import { rest } from './lookUp';
import { reserve } from './reserve';
import { handOver } from './send/handOver';
import { resume } from './send/resume';
import { takeOver } from './send/takeOver';
import { restart, settle, turnOfHandler, turnOfWorker } from './settle';

export type Process = Worker | Dispatcher | Handler;

/** The write of this name with the arguments a process carries, or the network for it. */
export function perform(
  context: Context,
  state: State,
  name: WriteName,
  sender: { by: Kind; process: Process },
): boolean {
  const worker = sender.process as Worker;
  const dispatcher = sender.process as Dispatcher;
  switch (name) {
    case 'claim':
      return claim(context, state, worker);
    case 'markCalling':
      return markCalling(context, state, worker);
    case 'commit':
      return commit(context, state, worker);
    case 'rest':
      return rest(context, state, worker);
    case 'reserve':
      return reserve(context, state, worker);
    case 'handOver':
      return handOver(context, state, dispatcher);
    case 'takeOver':
      return takeOver(context, state, dispatcher);
    case 'resume':
      return resume(context, state, dispatcher);
    case 'settle':
    case 'restart': {
      const turn = sender.by === 'worker' ? turnOfWorker(worker) : turnOfHandler(sender.process as Handler);
      return name === 'settle' ? settle(context, state, turn) : restart(context, state, turn);
    }
  }
}

const LATE = { worker: 'lateWorker', dispatcher: 'lateDispatcher', handler: 'lateHandler' } as const;

/** The network keeps a copy of the request. */
export function keepRequest(next: State, name: WriteName, by: Kind, process: Process): void {
  assign(next.late[0]!, { operation: name, by });
  next[LATE[by]][0]!.copy(process);
}

/** At any later moment it arrives once more; nobody waits for its answer. */
export function requestsArriveLate(context: Context): void {
  const late = context.now.late[0];
  if (!late || late.operation === 'none' || late.by === 'none') return;
  const { operation, by } = late;
  context.step(
    () => `a request of a ${by} arrives late: ${operation}`,
    (next) => {
      perform(context, next, operation, { by, process: next[LATE[by]][0]! });
      next.late[0]!.clear();
      next[LATE[by]][0]!.clear();
    },
  );
}
