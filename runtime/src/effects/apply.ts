import type { EffectRow } from '../engine/effect';
import type { EventWriter, ProfileWriter } from '../engine/ports';
import type { EffectCollection } from './model';
import { confirmSends } from './store/confirmSends';
import { markDone } from './store/markDone';

type RowOf<K extends EffectRow['kind']> = EffectRow & { readonly kind: K };

export interface ApplyPorts {
  readonly profiles: ProfileWriter;
  readonly events: EventWriter;
  readonly children: {
    /** Inserts each without `due`, then reads its root: starts it, or ends it. Repeatable. */
    start(rows: readonly RowOf<'child'>[]): Promise<void>;
  };
}

const isKind =
  <K extends EffectRow['kind']>(kind: K) =>
  (row: EffectRow): row is RowOf<K> =>
    row.kind === kind;

/**
 * Applies real rows (PROTOCOL, "Apply a real row"): every step can be repeated, so a crash anywhere in it is repaired by the
 * next wake-up or the sweep. Gives back how many sends became pending.
 */
export async function applyRows(
  effects: EffectCollection,
  { profiles, events, children }: ApplyPorts,
  rows: readonly EffectRow[],
): Promise<number> {
  const changes = rows.filter(isKind('profile'));
  if (changes.length > 0) await profiles.apply(changes);
  const own = rows.filter(isKind('event'));
  if (own.length > 0) await events.record(own.map(eventOf));
  const forks = rows.filter(isKind('child'));
  if (forks.length > 0) await children.start(forks);
  await markDone(
    effects,
    rows.filter((row) => row.kind !== 'send'),
  );
  return await confirmSends(effects, rows.filter(isKind('send')));
}

const eventOf = ({ workspaceId, profileId, key, body, at }: RowOf<'event'>) => ({
  workspaceId,
  profileId,
  key,
  name: body.name,
  properties: body.properties,
  occurredAt: at,
});
