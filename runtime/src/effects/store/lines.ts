import type { Document } from 'mongodb';

import type { EffectRow } from '../../engine/effect';
import type { LineRoom } from '../../engine/ports';
import type { EffectCollection } from '../model';
import { sharesOf } from '../shares';

/** A line with pending rows; null: rows written before there were lines. */
export interface PendingLine {
  readonly line: string | null;
  /** Of its first row. */
  readonly due: Date;
  readonly room: number;
}

/** One index seek per line, however many rows wait in it. */
const FIRST_OF_EACH: Document[] = [
  { $match: { status: 'pending' } },
  { $sort: { status: 1, line: 1, due: 1 } },
  { $group: { _id: '$line', due: { $first: '$due' } } },
];

/** Lines that have pending rows and room, the one whose first row is due longest in front. */
export async function pendingLines(effects: EffectCollection, room: LineRoom): Promise<PendingLine[]> {
  const lines = await effects.aggregate<{ _id: string | null; due: Date }>(FIRST_OF_EACH, { hint: 'lines' }).toArray();
  return lines
    .map(({ _id: line, due }) => ({ line, due, room: room(line ?? '') }))
    .filter((line) => line.room > 0)
    .toSorted((a, b) => a.due.getTime() - b.due.getTime());
}

export type DueRow = Pick<EffectRow, '_id' | 'bucket'>;

/** More lines than these are not looked into at once; those left out are the first of the next time. */
const LINES_AT_ONCE = 20;

/** Rows that are due, a fair share of each line, in one query. */
export async function firstOfLines(
  effects: EffectCollection,
  lines: readonly PendingLine[],
  { limit, now }: { readonly limit: number; readonly now: Date },
): Promise<DueRow[]> {
  const among = lines.slice(0, LINES_AT_ONCE);
  const shares = sharesOf(
    among.map(({ room }) => room),
    limit,
  );
  const [first, ...others] = among.flatMap(({ line }, index) => {
    const share = shares[index] ?? 0;
    return share > 0 ? [dueInLine(line, share, now)] : [];
  });
  if (!first) return [];
  const union = others.map((pipeline) => ({ $unionWith: { coll: effects.collectionName, pipeline } }));
  return await effects.aggregate<DueRow>([...first, ...union], { hint: 'lines' }).toArray();
}

function dueInLine(line: string | null, limit: number, now: Date): Document[] {
  return [
    { $match: { status: 'pending', line, due: { $lte: now } } },
    { $sort: { due: 1 } },
    { $limit: limit },
    { $project: { bucket: 1 } },
  ];
}
