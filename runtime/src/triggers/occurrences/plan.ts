import { addDuration } from '../../engine/durations';
import { dailyMoments, type Moment, type Span } from '../../engine/localMoments';
import type { CompiledVersion, JourneyEntry } from '../../engine/version';
import type { Journeys, OccurringJourney } from '../../journeys/service';
import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database';
import { derivedId } from '../../platform/ids';
import type { Logger } from '../../platform/logging';
import type { Profiles } from '../../profiles/service';
import { entryPlansOf, occurrencesOf, type EntryPlanDocument, type OccurrenceDocument } from './model';

export interface PlanningParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly journeys: Pick<Journeys, 'occurring' | 'byId'>;
  readonly profiles: Pick<Profiles, 'zoneKeys'>;
  readonly logger: Pick<Logger, 'error'>;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A date is somewhere on earth for 50 hours; a new version looks at what came to somebody in this time once more. */
const LOOK_BACK_MS = 50 * 60 * MINUTE_MS;
/** What was due longer ago than the entry allows is noted as too late for so long, then passed over. */
const NOTED_LATE_MS = 3 * DAY_MS;
const PLANNED_AT_LEAST_EVERY_MS = 10 * MINUTE_MS;
const KEPT_MS = 400 * DAY_MS;

/** Gives every journey that lets people in without events an occurrence for each moment that has come since the last time. */
export async function planOccurrences(parts: PlanningParts): Promise<void> {
  const occurring = await parts.journeys.occurring();
  // Whoever comes to let people in like this again begins anew.
  await entryPlansOf(parts.db).deleteMany({ _id: { $nin: occurring.map(({ journeyId }) => journeyId) } });
  for (const journey of occurring)
    try {
      await planJourney(parts, journey);
    } catch (error) {
      const { journeyId } = journey;
      parts.logger.error({ err: error, journeyId }, 'What lets people into a journey could not be planned');
    }
}

/** Occurrences first, then how far they go: a crash in between plans the same once more. */
async function planJourney(parts: PlanningParts, journey: OccurringJourney): Promise<void> {
  const { db, clock } = parts;
  const version = await parts.journeys.byId(journey.versionId);
  const plan = await planOf(db, journey);
  const now = clock.now();
  const span = { after: spanStart(plan, { journey, version, now }), until: now };
  const moments = momentsOf(version.entry, await parts.profiles.zoneKeys(journey.workspaceId), span);
  if (moments.length > 0)
    await occurrencesOf(db).bulkWrite(
      moments.map((moment) => {
        const document = occurrenceOf(journey, moment, now);
        return { updateOne: { filter: { _id: document._id }, update: { $setOnInsert: document }, upsert: true } };
      }),
      { ordered: false },
    );
  const { _id, doneUntil } = plan;
  const old = now.getTime() - doneUntil.getTime() > PLANNED_AT_LEAST_EVERY_MS;
  if (moments.length > 0 || old || plan.versionId !== version.id)
    await entryPlansOf(db).updateOne({ _id, doneUntil }, { $set: { doneUntil: now, versionId: version.id } });
}

async function planOf(db: Db, journey: OccurringJourney): Promise<EntryPlanDocument> {
  const { journeyId: _id, workspaceId, versionId, publishedAt } = journey;
  const fresh = { workspaceId, versionId, startedAt: publishedAt, doneUntil: publishedAt };
  const plan = await entryPlansOf(db).findOneAndUpdate(
    { _id },
    { $setOnInsert: fresh },
    { upsert: true, returnDocument: 'after' },
  );
  return plan ?? { _id, ...fresh };
}

interface Around {
  readonly journey: OccurringJourney;
  readonly version: CompiledVersion;
  readonly now: Date;
}

/**
 * Never before the journey began, nor in a pause. A new version may have put the moment of somebody's day earlier, to where it
 * is over already: it looks back, and whoever entered by the old one is known.
 */
function spanStart(plan: EntryPlanDocument, { journey, version, now }: Around): Date {
  const { maxAge, zone } = version.entry;
  const lookBack = plan.versionId === version.id ? 0 : LOOK_BACK_MS;
  const longest = addDuration(new Date(0), maxAge, zone).getTime() + NOTED_LATE_MS;
  return new Date(
    Math.max(
      plan.startedAt.getTime(),
      journey.resumedAt?.getTime() ?? 0,
      plan.doneUntil.getTime() - lookBack,
      now.getTime() - longest,
    ),
  );
}

function momentsOf(
  { occurs, zone }: JourneyEntry,
  zoneKeys: ReadonlyMap<string, string | undefined>,
  span: Span,
): readonly Moment[] {
  if (!occurs) return [];
  const zones = new Map([...zoneKeys].map(([key, own]) => [key, (occurs.zoneOf === 'profile' && own) || zone]));
  return dailyMoments(occurs.time, zones, span);
}

function occurrenceOf(
  { workspaceId, journeyId, paused }: OccurringJourney,
  { wall, at, zoneKeys }: Moment,
  now: Date,
): OccurrenceDocument {
  return {
    _id: derivedId('occurrence', journeyId, wall, at.getTime()),
    ...{ workspaceId, journeyId, wall, at, zoneKeys },
    ...{ state: 'open', open: true, position: { groups: 0 }, pages: 0, entered: 0, refused: 0 },
    ...(paused && { whilePaused: true }),
    plannedAt: now,
    forgetAt: new Date(now.getTime() + KEPT_MS),
  };
}
