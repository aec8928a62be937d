import { assign } from '../../layout';
import type { Context } from '../../context';
import type { Dispatcher } from '../../records/process';
import { rowOf, type State } from '../../state';
import { newDispatchToken } from '../reading';
import { dispatcherStep, end, goOnTelling, isOwn, labelOf } from './row';
import { take } from './take';

/** Left in sending past its time: not handed over, and nothing of it has left; handed over, and it may have arrived. */
export function takeOvers(context: Context): void {
  const { now, wrong } = context;
  for (const [index, { at, handed }] of now.dispatchers.entries()) {
    if (at === 'left' && !handed && !wrong['every abandoned row is unknown']) takesOver(context, index);
    else if (at === 'left')
      dispatcherStep(context, index, 'goes on with what was handed over by somebody who is gone', (next, own) => {
        abandoned(context, next, own);
      });
    if (at === 'back') putsBack(context, index);
  }
}

function takesOver(context: Context, index: number): void {
  context.write(
    labelOf(context, index, 'takes it over, not handed over'),
    {
      ...{ name: 'takeOver', by: 'dispatcher', index },
      prepare: (next) => {
        next.dispatchers[index]!.token = newDispatchToken(next);
      },
    },
    (next, matched) => {
      const own = next.dispatchers[index]!;
      if (matched) assign(own, { at: 'back', over: true, seenToken: 0, handed: false });
      else own.clear();
    },
  );
}

/** `{_id, status: sending, dispatch.handed: absent}`, as read. */
export function takeOver({ wrong }: Context, state: State, own: Dispatcher): boolean {
  const row = rowOf(state, own);
  if (row.status !== 'sending') return false;
  if (row.dispatch !== own.seenToken && !wrong['taken over from whoever has it']) return false;
  if (row.handed && !wrong['taken over without looking at the mark']) return false;
  assign(row, { dispatch: own.token, handed: false });
  return true;
}

/** By the token as read: a provider that knows keys is asked again, else it is unknown. */
function abandoned(context: Context, next: State, own: Dispatcher): void {
  const row = rowOf(next, own);
  const { wrong, configuration } = context;
  if (row.status !== 'sending' || row.dispatch !== own.seenToken) own.clear();
  else if (configuration.provider === 'knowsKeys' || wrong['an unknown is sent again']) take(context, next, own, true);
  else if (configuration.provider === 'resends') {
    assign(row, { status: 'pending', dispatch: 0, handed: false, mayBeOut: !wrong['resent without saying so'] });
    own.clear();
  } else {
    end(next, row, 'unknown', !wrong['no owed mark']);
    goOnTelling(own, row);
  }
}

/** Put off, taken over or without an answer: pending again by its token, or given up after its last try. */
function putsBack(context: Context, index: number): void {
  const { over } = context.now.dispatchers[index]!;
  dispatcherStep(context, index, 'puts it back', (next, own, row) => {
    if (isOwn(row, own) && own.again) end(next, row, 'unknown');
    else if (isOwn(row, own)) {
      const mayBeOut = row.mayBeOut || (own.handed && !context.wrong['resent without saying so']);
      assign(row, { status: 'pending', dispatch: 0, handed: false, mayBeOut });
    }
    own.clear();
  });
  if (!over || context.configuration.provider !== 'refuses') return;
  dispatcherStep(context, index, 'gives it up after its last try', (next, own, row) => {
    const mine = isOwn(row, own);
    if (mine) end(next, row, 'failed');
    if (mine) goOnTelling(own, row);
    else own.clear();
  });
}
