import { setTimeout as sleep } from 'node:timers/promises';

import { createEvents } from '../events/service';
import { createProfiles } from '../profiles/service';
import type { FigureAudit, FigurePortion } from './orderFigures';
import { portionsOf } from './scan';

const SILENT = { warn: () => undefined };

/** Counters of what people did that are not what the stored events say; looked at twice, because somebody may have been counting. */
export async function* eventCountsOf(options: FigureAudit): AsyncGenerator<FigurePortion> {
  const { db, clock, workspaceId, repair, patience } = options;
  const events = createEvents({ db, clock, log: SILENT, profiles: createProfiles({ db, clock }) });
  const people = db.collection<{ _id: string; workspaceId: string }>('profiles');
  const own = workspaceId === undefined ? {} : { workspaceId };
  for await (const portion of portionsOf(people, own, { workspaceId: 1 }))
    for (const [whose, theirs] of Map.groupBy(portion, (each) => each.workspaceId)) {
      const profileIds = theirs.map(({ _id }) => _id);
      const first = await events.recount({ workspaceId: whose, profileIds });
      if (first.differences.length > 0) await sleep(patience);
      const suspects = [...new Set(first.differences.map(({ profileId }) => profileId))];
      const { differences, repaired } =
        suspects.length === 0
          ? { differences: [], repaired: 0 }
          : await events.recount({ workspaceId: whose, profileIds: suspects }, repair);
      const findings = differences.map(({ counterId: id }) => ({
        ...{ what: 'events_miscounted' as const, workspaceId: whose, id },
      }));
      yield { collection: 'eventCounters', looked: theirs.length, findings, repaired };
    }
}
