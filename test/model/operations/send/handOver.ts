import type { Context } from '../../context';
import type { Dispatcher } from '../../records/process';
import { rowOf, type State } from '../../state';
import { dispatcherStep, labelOf } from './row';

/** 3: marked at the last moment before the content leaves. Without a match or an answer it does not leave. */
export function handOvers(context: Context): void {
  const { now, wrong } = context;
  for (const [index, { at }] of now.dispatchers.entries()) {
    if (at !== 'handOver') continue;
    const write = { name: 'handOver', by: 'dispatcher', index } as const;
    context.write(labelOf(context, index, 'marks it handed over'), write, (next, matched) => {
      const own = next.dispatchers[index]!;
      if (matched || wrong['handed over although the mark did not match']) own.at = 'call';
      else own.clear();
    });
    if (now.world.lost === 0) continue;
    // The connection is broken off and the row put back by its token, wherever the mark is.
    const unanswered = (next: State): void => {
      next.world.lost -= 1;
      next.dispatchers[index]!.at = wrong['handed over without an answer'] ? 'call' : 'back';
    };
    dispatcherStep(context, index, 'marks it handed over, and gets no answer', (next, own) => {
      handOver(context, next, own);
      unanswered(next);
    });
    const later = 'marks it handed over, gets no answer, and the mark arrives later';
    context.late(labelOf(context, index, later), write, unanswered);
  }
}

/** `{_id, status: sending, 'dispatch.token'}`. */
export function handOver({ wrong }: Context, state: State, own: Dispatcher): boolean {
  const row = rowOf(state, own);
  if (row.status !== 'sending') return false;
  if (row.dispatch !== own.token && !wrong['handed over without the token']) return false;
  row.handed = true;
  return true;
}
