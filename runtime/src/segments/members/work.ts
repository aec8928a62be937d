import type { ChangeNote } from '../../changes/service';
import type { EventOrigin } from '../../engine/event';
import { retest, type RetestParts } from './retest';
import type { TestedSegment } from './tested';

/** Tests the people of these notes again, against the segments that their changes can change. */
export async function retestChanged(parts: RetestParts, notes: readonly ChangeNote[]): Promise<void> {
  for (const [workspaceId, own] of Map.groupBy(notes, (note) => note.workspaceId)) {
    const segments = new Map<string, TestedSegment>();
    const wanted = new Map<string, Map<string, EventOrigin>>();
    for (const { changed, profileIds, origin } of own) {
      const changeable = await parts.tested.changedBy(workspaceId, changed);
      for (const segment of changeable) segments.set(segment._id, segment);
      if (changeable.length > 0) for (const id of profileIds) want(wanted, { id, segments: changeable, origin });
    }
    if (wanted.size > 0) await retest(parts, workspaceId, wanted, [...segments.values()]);
  }
}

interface Wish {
  readonly id: string;
  readonly segments: readonly TestedSegment[];
  readonly origin: EventOrigin;
}

/** A live cause among others is enough. */
function want(wanted: Map<string, Map<string, EventOrigin>>, { id, segments, origin }: Wish): void {
  const own = wanted.get(id) ?? new Map<string, EventOrigin>();
  for (const { _id } of segments) if (own.get(_id) !== 'live') own.set(_id, origin);
  wanted.set(id, own);
}
