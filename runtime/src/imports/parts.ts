import { Binary } from 'mongodb';

import type { Db } from '../platform/database';
import { PerennialError } from '../platform/errors/error';
import { partsOf } from './model';

export const LARGEST_PART = 8 * 1024 * 1024;
export const MOST_PARTS = 128;
/** By which the way a file is written is told. */
const HEAD_BYTES = 256 * 1024;
const SLICE_BYTES = 64 * 1024;

const partId = (importId: string, number: number): string => `${importId}:${String(number)}`;

/** Keeps a piece of a file; the same once more replaces it. The stream is read to its end or to the limit. */
export async function keepPart(
  db: Db,
  { workspaceId, importId, number, at }: { workspaceId: string; importId: string; number: number; at: Date },
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  const data = await bounded(bytes);
  if (data.length === 0) throw new PerennialError('invalid_input', 'The part is empty.');
  const part = { workspaceId, importId, number, at, data: new Binary(data) };
  await partsOf(db).replaceOne({ _id: partId(importId, number) }, part, { upsert: true });
  return data.length;
}

async function bounded(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.byteLength;
    // What is left is read and forgotten: who sends it would not hear the answer otherwise.
    if (size <= LARGEST_PART) pieces.push(piece);
    else if (size > 2 * LARGEST_PART) break;
  }
  if (size > LARGEST_PART)
    throw new PerennialError('too_large', `A part may have ${String(LARGEST_PART)} bytes. Send the file in several.`);
  return Buffer.concat(pieces);
}

/** How many there are and their size. Throws when one is missing in between. */
export async function requireWhole(
  db: Db,
  importId: string,
): Promise<{ readonly parts: number; readonly size: number }> {
  const found = await partsOf(db)
    .aggregate<{ number: number; size: number }>([
      { $match: { importId } },
      { $sort: { number: 1 } },
      { $project: { number: 1, size: { $binarySize: '$data' } } },
    ])
    .toArray();
  const gap = found.findIndex(({ number }, index) => number !== index + 1);
  if (found.length === 0)
    throw new PerennialError('invalid_input', 'Nothing has been sent yet: send part 1 of the file.');
  if (gap !== -1)
    throw new PerennialError('invalid_input', `Part ${String(gap + 1)} of the file is missing. Send it again.`);
  return { parts: found.length, size: found.reduce((sum, { size }) => sum + size, 0) };
}

/** The bytes of a file, a part at a time. `onPart` hears of each that is begun. */
export async function* bytesOf(
  db: Db,
  importId: string,
  { parts, onPart }: { readonly parts: number; readonly onPart?: (number: number) => void },
): AsyncGenerator<Uint8Array> {
  for (let number = 1; number <= parts; number++) {
    const part = await partsOf(db).findOne({ _id: partId(importId, number) });
    if (!part) throw new PerennialError('not_found', 'The file is not there any more. Upload it once more.');
    onPart?.(number);
    // In slices, so that whoever wants only the first rows, or waits for the database, does not have all of it in hand.
    const data = part.data.value();
    for (let from = 0; from < data.length; from += SLICE_BYTES) yield data.subarray(from, from + SLICE_BYTES);
  }
}

/** The beginning of a file. */
export async function headOf(db: Db, importId: string): Promise<Uint8Array> {
  const part = await partsOf(db).findOne({ _id: partId(importId, 1) });
  if (!part) throw new PerennialError('not_found', 'The file is not there any more. Upload it once more.');
  return part.data.value().subarray(0, HEAD_BYTES);
}

export async function removeParts(db: Db, importId: string): Promise<void> {
  await partsOf(db).deleteMany({ importId });
}
