import type { Invariant } from './invariant';

/**
 * 2. At the receiver: each committed effect at most once, with the committed attempt's content; exactly once, or its row says
 * unknown; unknown only what was handed over. What ends as sent is told so.
 */
export const receivedOnce: Invariant = {
  number: 2,
  atDelivery: ({ configuration }, { effects }, { row }) => {
    const { delivered, committed, body } = effects[row.key - 1]!;
    if (delivered > 1 && configuration.provider !== 'resends') return 'delivered twice';
    return committed && body !== row.body ? 'delivered the content of a dead attempt' : undefined;
  },
  atApply: (_context, { effects }, effect) =>
    effects[effect]!.applied > 1 ? 'a change of the profile was applied twice' : undefined,
  atCall: ({ configuration }, { effects }, { effect }) =>
    effects[effect]!.delivered > 1 && !configuration.runsAgain
      ? 'an external step was called twice in one visit'
      : undefined,
  always: ({ configuration }, { rows, effects }) => {
    for (const row of rows) {
      if (row.key === 0) continue;
      if ((row.status === 'void' || row.status === 'failed') && row.arrived) return 'ended as if nothing had left';
      if (row.status === 'unknown' && !row.handed && !row.mayBeOut) return 'unknown, though it was never handed over';
      const { delivered } = effects[row.key - 1]!;
      const once = configuration.provider === 'resends' ? delivered > 0 : delivered === 1;
      if (row.status === 'sent' && !once) return 'recorded as sent, but not delivered exactly once';
    }
    return undefined;
  },
  atRest: ({ journey }, state) => {
    for (const [effect, { committed, delivered, applied }] of state.effects.entries()) {
      if (!committed) continue;
      const own = state.rows.filter(({ key }) => key === effect + 1);
      const row = own.find(({ status }) => status !== 'void') ?? own[0];
      if (!row) return 'a committed effect has no row';
      const { kind } = journey.keys[effect]!;
      const left = state.world.exited || state.world.moved;
      if (kind === 'send' && row.status === 'void' && !left) return 'a committed send was voided though nobody left';
      if (kind === 'send' && row.status === 'sent' && !row.toldSent) return 'nobody was told that it was sent';
      if (kind === 'send' && row.status === 'failed' && delivered > 0) return 'recorded as failed, but delivered';
      if (kind === 'set' && applied !== 1) return 'a committed change of the profile was not applied';
    }
    return undefined;
  },
};
