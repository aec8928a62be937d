import { addDuration } from '../../engine/durations';
import type { Moment, Span } from '../../engine/localMoments';
import { onceWall } from '../../engine/schedule';
import type { CompiledVersion, JourneyEntry } from '../../engine/version';
import type { Journeys, OccurringJourney } from '../../journeys/service';
import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database';
import { derivedId } from '../../platform/ids';
import type { Logger } from '../../platform/logging';
import type { Profiles } from '../../profiles/service';
import { comingMoments } from './moments';
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
  const once = onceOf(version.entry, { plan, journey });
  const spans = await spansOf(parts, plan, { journey, version, now, once });
  const zoneKeys = spans.length === 0 ? new Map<string, string>() : await parts.profiles.zoneKeys(journey.workspaceId);
  const moments = spans.flatMap(({ entry, ...within }) => comingMoments(entry, zoneKeys, within));
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
    await entryPlansOf(db).updateOne(
      { _id, doneUntil },
      {
        $set: { doneUntil: now, versionId: version.id, ...(once && { once }) },
      },
    );
}

async function planOf(db: Db, journey: OccurringJourney): Promise<EntryPlanDocument> {
  const { journeyId: _id, workspaceId, versionId, publishedAt, occurs: kind } = journey;
  const fresh = { workspaceId, versionId, startedAt: publishedAt, doneUntil: publishedAt, kind };
  // What lets people in is another now: it begins anew, and what was due by the other lets nobody in.
  await entryPlansOf(db).deleteOne({ _id, kind: kind === 'date' ? { $exists: true, $ne: kind } : { $ne: kind } });
  const plan = await entryPlansOf(db).findOneAndUpdate(
    { _id },
    { $setOnInsert: fresh },
    { upsert: true, returnDocument: 'after' },
  );
  return plan ?? { _id, ...fresh };
}

interface Around {
  readonly once?: EntryPlanDocument['once'];
  readonly journey: OccurringJourney;
  readonly version: CompiledVersion;
  readonly now: Date;
}

interface Spanned {
  readonly entry: Pick<JourneyEntry, 'occurs' | 'zone'>;
  readonly span: Span;
  /** Since when a time that comes once is known. */
  readonly from?: Date | undefined;
}

/** What is to be planned by which version: of a schedule the one before goes on until the new one was published. */
async function spansOf(parts: PlanningParts, plan: EntryPlanDocument, around: Around): Promise<readonly Spanned[]> {
  const { journey, version, now, once } = around;
  const span = { after: spanStart(plan, around), until: now };
  if (version.entry.occurs?.kind !== 'schedule' || plan.versionId === version.id)
    return [{ entry: version.entry, span, from: once?.from }];
  const published = new Date(Math.max(span.after.getTime(), journey.publishedAt.getTime()));
  const own = { entry: version.entry, span: { after: published, until: now }, from: once?.from };
  const before = await versionBefore(parts, plan);
  return before
    ? [{ entry: before.entry, span: { after: span.after, until: published }, from: plan.once?.from }, own]
    : [own];
}

async function versionBefore(
  { journeys, logger }: PlanningParts,
  { _id: journeyId, versionId }: EntryPlanDocument,
): Promise<CompiledVersion | undefined> {
  try {
    const before = await journeys.byId(versionId);
    return before.entry.occurs?.kind === 'schedule' ? before : undefined;
  } catch (error) {
    logger.error({ err: error, journeyId, versionId }, 'What the version before would have let in is not known');
    return undefined;
  }
}

/** Noted with the first version that has it, so that a later one repeats nothing. */
function onceOf(
  { occurs }: JourneyEntry,
  { plan, journey }: { readonly plan: EntryPlanDocument; readonly journey: OccurringJourney },
): EntryPlanDocument['once'] {
  if (occurs?.kind !== 'schedule' || occurs.times.repeats !== 'once') return undefined;
  const wall = onceWall(occurs.times);
  return plan.once?.wall === wall ? plan.once : { wall, from: journey.publishedAt };
}

/**
 * Never before the journey began, nor in a pause. A new version may have put the moment of somebody's day earlier, to where it
 * is over already: it looks back, and whoever entered by the old one is known.
 */
function spanStart(plan: EntryPlanDocument, { journey, version, now }: Around): Date {
  const { maxAge, zone } = version.entry;
  const lookBack = version.entry.occurs?.kind !== 'date' || plan.versionId === version.id ? 0 : LOOK_BACK_MS;
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

function occurrenceOf(
  { workspaceId, journeyId, occurs: kind, paused }: OccurringJourney,
  { wall, at, zoneKeys, lost }: Moment,
  now: Date,
): OccurrenceDocument {
  const skipped = {
    state: 'skipped',
    finishedAt: now,
    reason: 'A later time had come before anybody was let in.',
  } as const;
  return {
    _id: derivedId('occurrence', ...(kind === 'date' ? [] : [kind]), journeyId, wall, at.getTime()),
    ...{ workspaceId, journeyId, kind, wall, at, zoneKeys },
    ...{ position: { groups: 0 }, pages: 0, entered: 0, refused: 0 },
    ...(lost === 'superseded' ? skipped : { state: 'open', open: true }),
    ...(lost === 'passed' && { passed: true }),
    ...(paused && { whilePaused: true }),
    plannedAt: now,
    forgetAt: new Date(now.getTime() + KEPT_MS),
  };
}
