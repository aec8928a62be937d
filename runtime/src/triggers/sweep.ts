import type { Journeys } from '../journeys/service';
import type { Logger } from '../platform/logging';
import { conclude, type LettingIn } from './letIn';
import { triggersOf, type TriggerDocument } from './model';

export interface SweepParts extends LettingIn {
  readonly journeys: Pick<Journeys, 'read' | 'byId'>;
  readonly logger: Pick<Logger, 'error'>;
}

/** Longer than a process that lives takes for a batch. */
export const STALE_MS = 60_000;
const BATCH = 500;

/** Goes on with triggers that a crash left open. Gives back how many it took up; repeat while it is not 0. */
export async function sweepTriggers(parts: SweepParts): Promise<number> {
  const { db, clock, logger } = parts;
  const now = clock.now();
  const stale = await triggersOf(db)
    .find({ open: true, triedAt: { $lte: new Date(now.getTime() - STALE_MS) } }, { hint: 'open' })
    .sort({ triedAt: 1 })
    .limit(BATCH)
    .toArray();
  if (stale.length === 0) return 0;
  await triggersOf(db).updateMany(
    { _id: { $in: stale.map(({ _id }) => _id) }, open: true },
    { $set: { triedAt: now } },
  );
  for (const [journeyId, own] of Map.groupBy(stale, (trigger) => trigger.journeyId))
    try {
      await goOn(parts, journeyId, own);
    } catch (error) {
      logger.error({ err: error, journeyId }, 'People who are to enter a journey have to wait: it could not be read');
    }
  return stale.length;
}

/** While the journey is paused they wait; once it is archived nobody enters any more. */
async function goOn(parts: SweepParts, journeyId: string, own: readonly TriggerDocument[]): Promise<void> {
  const { journey } = await parts.journeys.read(own[0]?.workspaceId ?? '', journeyId);
  if (journey.status === 'live' && journey.live)
    await conclude(parts, await parts.journeys.byId(journey.live.versionId), own);
  else if (journey.status === 'archived')
    await triggersOf(parts.db).updateMany(
      { _id: { $in: own.map(({ _id }) => _id) }, open: true },
      { $set: { code: 'journey_not_live', detail: 'The journey was archived.' }, $unset: { open: '' } },
    );
}
