import type { EventOrigin } from '../../engine/event';
import type { MemberDocument } from './model';

type Held = Pick<MemberDocument, 'in' | 'since' | 'n' | 'v' | 'flipsAt' | 'owed'>;

export interface Planning {
  /** What is held of this person. */
  readonly held: Held | undefined;
  /** What is held under ids that have merged into this one. */
  readonly merged: readonly Held[];
  readonly verdict: { readonly in: boolean; readonly changesAt?: Date };
  readonly origin: EventOrigin;
  readonly now: Date;
}

/** What is to be held; undefined where it is held already. */
export type Planned = Pick<MemberDocument, 'in' | 'since' | 'n' | 'v' | 'flipsAt' | 'owed'>;

/**
 * Pure. Whoever merged into somebody was in as this person: they go on being in, and nobody is told. An instant that is noted too
 * early does no harm, the test at that instant tells the next one; so a later one is not written with every event.
 */
export function planOf({ held, merged, verdict, origin, now }: Planning): Planned | undefined {
  const isIn = held?.in ?? false;
  const v = (held?.v ?? 0) + 1;
  const n = held?.n ?? 0;
  const flip = verdict.changesAt && { flipsAt: verdict.changesAt };
  if (isIn !== verdict.in) {
    const before = merged.filter((each) => each.in).map(({ since }) => since.getTime());
    if (verdict.in && before.length > 0) return { in: true, since: new Date(Math.min(...before)), n, v, ...flip };
    return { in: verdict.in, since: now, n: n + 1, v, ...flip, owed: { origin, at: now } };
  }
  if (!movesFlip(held?.flipsAt, verdict.changesAt, now)) return undefined;
  const since = held?.since ?? now;
  return { in: isIn, since, n, v, ...flip };
}

function movesFlip(held: Date | undefined, wanted: Date | undefined, now: Date): boolean {
  if (!held) return wanted !== undefined;
  if (held <= now) return held.getTime() !== wanted?.getTime();
  return wanted !== undefined && wanted < held;
}
