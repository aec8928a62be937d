import { randomUUID } from 'node:crypto';

import type { Db } from '../../platform/database';
import { profilesOf, type ProfileDocument } from '../model';
import { follow, readThrough } from '../survivor';
import { RETEST } from '../watch';
import type { Ledger } from './ledger';

export interface HeldLedger {
  /** The profile that has the figures now: that asked for, or what it merged into. */
  readonly home: string;
  readonly ledger?: Ledger;
}

export interface LedgerWrite {
  readonly home: string;
  /** Of what it was made from; 0: there was none. */
  readonly seq: number;
  readonly ledger: Omit<Ledger, 'seq' | 'by'>;
}

const UNREAD = ['attributes', 'attributeStamps', 'stamps', 'lower', 'terms', 'consents', 'applied', 'slots'] as const;

/** By the ids asked for; those without a profile are left out. One query, and one more for each level of merges. */
async function readLedgers(db: Db, profileIds: readonly string[]): Promise<ReadonlyMap<string, HeldLedger>> {
  const documents = await readThrough(db, profileIds, UNREAD);
  const next = new Map(
    [...documents.values()].flatMap(({ _id, mergedInto }) => (mergedInto ? [[_id, mergedInto]] : [])),
  );
  return new Map(
    profileIds.flatMap((id) => {
      const document = documents.get(follow(id, next));
      if (!document || document.mergedInto) return [];
      const { _id: home, orders: ledger } = document;
      return [[id, { home, ...(ledger && { ledger }) }] as const];
    }),
  );
}

/**
 * Writes ledgers, each only over the one it was made from and only while its profile has not merged. Two commands at most.
 * Gives back whose were written.
 */
async function writeLedgers(db: Db, writes: readonly LedgerWrite[]): Promise<ReadonlySet<string>> {
  if (writes.length === 0) return new Set();
  const by = randomUUID();
  const operations = writes.map(({ home, seq, ledger }) => ({
    updateOne: {
      filter: {
        _id: home,
        mergedInto: { $exists: false },
        'orders.seq': seq === 0 ? { $exists: false } : seq,
      },
      update: [
        {
          // What people gave (categories) stands under $literal; the whole is replaced, not merged.
          $set: { orders: { $literal: { ...ledger, seq: seq + 1, by } }, updatedAt: '$$NOW', retest: RETEST },
        },
      ],
    },
  }));
  const { matchedCount } = await profilesOf(db).bulkWrite(operations, { ordered: false });
  const homes = writes.map(({ home }) => home);
  if (matchedCount === writes.length) return new Set(homes);
  const written = await profilesOf(db)
    .find<Pick<ProfileDocument, '_id'>>({ _id: { $in: homes }, 'orders.by': by }, { projection: { _id: 1 } })
    .toArray();
  return new Set(written.map(({ _id }) => _id));
}

/** `tellOf` is told of those whose figures have changed. */
export function ledgerStore(db: Db, tellOf: (profileIds: readonly string[]) => unknown) {
  return {
    ledgers: (profileIds: readonly string[]) => readLedgers(db, profileIds),
    writeLedgers: async (writes: readonly LedgerWrite[]) => {
      const written = await writeLedgers(db, writes);
      tellOf([...written]);
      return written;
    },
  };
}
