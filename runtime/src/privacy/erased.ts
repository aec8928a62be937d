import { createHmac } from 'node:crypto';

import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import type { Secrets } from '../platform/secrets';
import { erasedOf } from './model';

export interface Named {
  readonly kind: string;
  readonly value: string;
}

/** Identifiers of people who were erased: they name nobody any more, until somebody lets them in again. */
export interface Erased {
  /** Repeatable. */
  add(workspaceId: string, identifiers: readonly Named[]): Promise<void>;
  /** Which of these are; those that name no person never are. One query at most, and none where nobody was ever erased. */
  among(workspaceId: string, identifiers: readonly Named[]): Promise<ReadonlySet<Named>>;
  /** False when it was not erased. */
  admit(workspaceId: string, identifier: Named): Promise<boolean>;
}

/** A device, a checkout or a cart is nobody's by itself: what comes with nothing else stays anonymous. */
const NAMELESS = new Set(['anonymous', 'checkout', 'cart', 'order']);
/** A workspace in which nobody was ever erased is asked about once in this time. */
const KNOWN_FOR_MS = 5_000;

export function createErased(parts: {
  readonly db: Db;
  readonly clock: Clock;
  readonly secrets: Pick<Secrets, 'derive'>;
}): Erased {
  const { db, clock, secrets } = parts;
  const none = new Map<string, number>();
  const key = secrets.derive('erased identifiers');
  const idOf = (workspaceId: string, { kind, value }: Named) =>
    createHmac('sha256', key)
      .update(JSON.stringify([workspaceId, kind, value]))
      .digest('hex');

  const hasNone = async (workspaceId: string): Promise<boolean> => {
    if (performance.now() < (none.get(workspaceId) ?? 0)) return true;
    if (await erasedOf(db).findOne({ workspaceId }, { projection: { _id: 1 } })) return false;
    none.set(workspaceId, performance.now() + KNOWN_FOR_MS);
    return true;
  };

  return {
    async add(workspaceId, identifiers) {
      const at = clock.now();
      const naming = identifiers.filter(({ kind }) => !NAMELESS.has(kind));
      none.delete(workspaceId);
      if (naming.length === 0) return;
      await erasedOf(db).bulkWrite(
        naming.map((identifier) => ({
          updateOne: {
            filter: { _id: idOf(workspaceId, identifier) },
            update: { $setOnInsert: { workspaceId, at } },
            upsert: true,
          },
        })),
        { ordered: false },
      );
    },

    async among(workspaceId, identifiers) {
      const naming = identifiers.filter(({ kind }) => !NAMELESS.has(kind));
      if (naming.length === 0 || (await hasNone(workspaceId))) return new Set();
      const ids = naming.map((identifier) => idOf(workspaceId, identifier));
      const found = await erasedOf(db)
        .find({ _id: { $in: ids } }, { projection: { _id: 1 } })
        .toArray();
      const gone = new Set(found.map(({ _id }) => _id));
      return new Set(naming.filter((_, index) => gone.has(ids[index] ?? '')));
    },

    async admit(workspaceId, identifier) {
      const { deletedCount } = await erasedOf(db).deleteOne({ _id: idOf(workspaceId, identifier), workspaceId });
      return deletedCount === 1;
    },
  };
}
