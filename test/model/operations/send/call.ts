import { assign } from '../../layout';
import type { Context } from '../../context';
import type { Dispatcher } from '../../records/process';
import type { Row } from '../../records/row';
import type { State } from '../../state';
import { dispatcherStep, isOwn } from './row';

/** The content leaves; what the provider makes of it. */
export function calls(context: Context): void {
  const { configuration, now } = context;
  const answer = (own: Dispatcher, result: Dispatcher['result']): void => {
    assign(own, { at: 'record', result });
  };
  for (const [index, { at }] of now.dispatchers.entries()) {
    if (at !== 'call') continue;
    dispatcherStep(context, index, 'calls the provider', (next, own, row) => {
      deliver(context, next, row, own);
      answer(own, 'sent');
    });
    if (configuration.provider === 'refuses' || configuration.provider === 'resends') {
      dispatcherStep(context, index, 'calls the provider, who refuses', (_next, own) => {
        answer(own, 'failed');
      });
      dispatcherStep(context, index, 'calls the provider, who puts it off', (_next, own) => {
        own.at = 'back';
      });
    }
    if (now.world.lost === 0) continue;
    for (const arrived of [true, false]) {
      const how = arrived ? 'it arrives' : 'it does not arrive';
      dispatcherStep(context, index, `calls the provider, ${how}, and there is no answer`, (next, own, row) => {
        next.world.lost -= 1;
        if (arrived) deliver(context, next, row, own);
        // Who knows the key can be asked again.
        if (configuration.provider === 'resends') assign(own, { at: 'back', handed: true });
        else if (configuration.provider !== 'knowsKeys') answer(own, 'unknown');
      });
    }
  }
}

function deliver(context: Context, next: State, row: Row, own: Dispatcher): void {
  const effect = next.effects[row.key - 1]!;
  if (context.configuration.provider === 'knowsKeys' && effect.delivered > 0) return;
  effect.delivered += 1;
  row.arrived = true;
  context.judges.atDelivery(next, row, { own: isOwn(row, own), late: own.late });
}
