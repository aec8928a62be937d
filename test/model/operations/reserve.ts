import { assign } from '../layout';
import type { Context } from '../context';
import type { Worker } from '../records/process';
import type { State } from '../state';
import { enrolmentOfPoints } from './reading';

/**
 * Under the effect's key, never under the attempt: a later attempt takes over its predecessor's reservation, an earlier one never
 * takes it back; once spent it stays closed.
 */
export function reserve({ wrong }: Context, state: State, worker: Worker): boolean {
  const { seq, token, seenGift } = worker;
  const attempts = worker.attempts + 1;
  const amount = 1 + seenGift;
  const attempt = wrong['reservation keyed by attempt'] ? token : 0;
  const own = state.reservations.find((one) => one.token !== 0 && one.attempt === attempt);
  if (own?.closed) return false;
  const later = own !== undefined && (own.seq > seq || (own.seq === seq && own.attempts > attempts));
  if (later && !wrong['reservation without order']) return false;
  const held = own?.amount ?? 0;
  if (state.world.free + held < amount) return false;
  state.world.free += held - amount;
  assign(own ?? free(state), { attempt, amount, seq, attempts, token });
  return true;
}

function free({ reservations }: State) {
  const found = reservations.find(({ token }) => token === 0);
  if (!found) throw new RangeError('The configuration has no room for another reservation');
  return found;
}

/** Sweep: what no attempt can use any more, and only as read. */
export function releases(context: Context): void {
  const { now, wrong } = context;
  const sweep = now.dispatchers.findIndex(({ at }) => at === 'idle');
  for (const [index, one] of now.reservations.entries()) {
    if (sweep < 0 || one.token === 0 || one.closed) continue;
    const { last, seq } = enrolmentOfPoints(now);
    if (last === one.token || (seq <= one.seq && !wrong['released while a successor may come'])) continue;
    context.step(
      () => `a sweep finds that nobody can use the reservation of attempt ${String(one.token)}`,
      (next) => {
        const own = next.dispatchers[sweep]!;
        own.at = 'free';
        own.reservation = index;
        own.seenToken = one.token;
      },
    );
  }
  for (const [index, { at, reservation, seenToken }] of now.dispatchers.entries())
    if (at === 'free')
      context.step(
        () => `a sweep releases the reservation of attempt ${String(seenToken)}`,
        (next) => {
          const one = next.reservations[reservation]!;
          if (one.token !== 0 && (one.token === seenToken || wrong['released without compare-and-set'])) {
            next.world.free += one.amount;
            one.clear();
          }
          next.dispatchers[index]!.clear();
        },
      );
}
