import type { Context } from '../context';
import type { State } from '../state';
import type { Invariant } from './invariant';

/**
 * 8. Points: free + held + ledger is constant, a commit that spends owns its reservation, no own dead attempt stands in the way.
 */
export const pointsAddUp: Invariant = {
  number: 8,
  always: addUp,
  atCommit: ({ journey }, { reservations }, { worker, rows }) => {
    const spend = rows.find(({ effect }) => journey.keys[effect]!.kind === 'spend');
    if (!spend) return undefined;
    const held = reservations.find(({ token }) => token === worker.token);
    return held?.amount === spend.body ? undefined : 'a commit spends what it has not reserved';
  },
  atRefusedReservation: (_context, { reservations, world }, { amount }) => {
    // Under the attempt's name, what a dead attempt of one's own holds is in the way; under the key it is taken over.
    const others = reservations.filter(({ attempt, closed }) => attempt !== 0 && !closed);
    const held = others.reduce((sum, one) => sum + one.amount, 0);
    return held > 0 && world.free + held >= amount
      ? 'refused for want of points that an own dead attempt holds'
      : undefined;
  },
  atRest: ({ journey }, { effects, world }) => {
    const spent = effects.findIndex(({ committed }, effect) => committed && journey.keys[effect]!.kind === 'spend');
    return world.ledger === (spent < 0 ? 0 : effects[spent]!.body)
      ? undefined
      : 'the ledger differs from what was committed';
  },
};

/** Between the ledger and the closed reservation the same points are in both. */
function addUp({ configuration }: Context, { world, reservations }: State): string | undefined {
  if (configuration.points === undefined) return undefined;
  let held = 0;
  for (const one of reservations) held += one.amount;
  const inBoth = world.ledger > 0 && held > 0 ? world.ledger : 0;
  return world.free + world.spent + world.ledger + held - inBoth === configuration.points
    ? undefined
    : 'points leaked or were spent twice';
}
