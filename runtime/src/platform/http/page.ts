import { z } from 'zod';

import { PerennialError } from '../errors/error';

/** Query of every list: `cursor` is what the page before gave as `nextCursor`. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});

export type PageQuery = z.infer<typeof pageQuery>;

/** Schema of a page of `item`s; `nextCursor` is absent on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}

/** A position in a list as an opaque string; only JSON values. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

export function decodeCursor(cursor: string): (string | number)[] {
  try {
    return z.array(z.union([z.string(), z.number()])).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    throw new PerennialError('invalid_input', `The cursor "${cursor}" did not come from this list.`, { cause });
  }
}
