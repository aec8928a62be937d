import { decodeCursor, encodeCursor } from '../platform/http/page';
import type { TimelineEntry, TimelineQuery, TimelineSource } from './contract';

export interface TimelinePage {
  readonly items: readonly TimelineEntry[];
  readonly nextCursor?: string;
}

/**
 * One page of what happened to a person, newest first, merged from all sources. The cursor is the last instant that was
 * shown; entries of that very instant which did not fit come again on the next page, never get lost.
 */
export async function readTimeline(
  sources: readonly TimelineSource[],
  query: Omit<TimelineQuery, 'before'> & { readonly now: Date; readonly cursor?: string | undefined },
): Promise<TimelinePage> {
  const before = query.cursor === undefined ? new Date(query.now.getTime() + 1) : cursorDate(query.cursor);
  const { workspaceId, profileIds, limit, notSent } = query;
  const parts = await Promise.all(
    sources.map((source) => source({ workspaceId, profileIds, before, limit: limit + 1, notSent })),
  );
  const all = parts.flat().toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
  const items = all.slice(0, limit);
  const last = items.at(-1);
  if (all.length <= limit || !last) return { items };
  const next = all[limit]?.at.getTime() === last.at.getTime() ? last.at.getTime() + 1 : last.at.getTime();
  // A whole page of one instant would never end: then that instant is left behind.
  return { items, nextCursor: encodeCursor([next < before.getTime() ? next : last.at.getTime()]) };
}

function cursorDate(cursor: string): Date {
  const [instant] = decodeCursor(cursor);
  return new Date(Number(instant));
}
