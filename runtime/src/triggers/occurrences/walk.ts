import type { Refusal } from '../../engine/admit';
import { addDuration } from '../../engine/durations';
import type { CompiledVersion } from '../../engine/version';
import type { Journeys } from '../../journeys/service';
import type { Logger } from '../../platform/logging';
import type { Profiles } from '../../profiles/service';
import { eventOf, letIn, type LettingIn, type NewTrigger } from '../letIn';
import { triggersOf } from '../model';
import { known } from './known';
import { CLOCKS_AT_ONCE, dueAt, isMeant } from './due';
import { occurrencesOf, type OccurrenceDocument, type WalkPosition } from './model';

export interface WalkingParts extends LettingIn {
  readonly journeys: Pick<Journeys, 'read' | 'byId'>;
  readonly profiles: Pick<Profiles, 'audience' | 'aliases'>;
  readonly logger: Pick<Logger, 'error'>;
}

const AT_ONCE = 500;
const JOURNEYS_AT_ONCE = 200;

/**
 * Goes through the people of all occurrences that are open, a page of each in turn, until none can go on. Who was let in is
 * noted before the position is: a crash in between makes the same page come again, and nobody enters twice.
 */
export async function walkOccurrences(parts: WalkingParts, signal?: AbortSignal): Promise<void> {
  const stuck = new Set<string>();
  for (;;) {
    const open = await occurrencesOf(parts.db)
      .find({ open: true, _id: { $nin: [...stuck] } }, { hint: 'open' })
      .sort({ at: 1, _id: 1 })
      .limit(JOURNEYS_AT_ONCE)
      .toArray();
    if (open.length === 0) return;
    for (const occurrence of open) {
      signal?.throwIfAborted();
      if (!(await goOn(parts, occurrence))) stuck.add(occurrence._id);
    }
  }
}

/** False: not now. */
async function goOn(parts: WalkingParts, occurrence: OccurrenceDocument): Promise<boolean> {
  const { _id: occurrenceId, journeyId } = occurrence;
  try {
    return await walkPage(parts, occurrence);
  } catch (error) {
    parts.logger.error({ err: error, journeyId, occurrenceId }, 'People who are to enter a journey have to wait');
    return false;
  }
}

async function walkPage(parts: WalkingParts, occurrence: OccurrenceDocument): Promise<boolean> {
  const { journey } = await parts.journeys.read(occurrence.workspaceId, occurrence.journeyId);
  if (journey.status === 'archived' || !journey.live?.occurs)
    return await end(parts, occurrence, 'The journey lets nobody in by it any more.');
  const version = await parts.journeys.byId(journey.live.versionId);
  if (!isMeant(version.entry, occurrence))
    return await end(parts, occurrence, 'A new version lets people in at another time.');
  const refusal = whyNobody(version, occurrence, parts.clock.now());
  if (!refusal && journey.status === 'paused') return false;
  const page = await readPage(parts, version, occurrence);
  const { fresh, before } = await known(parts, page.due);
  for (const [because, own] of Map.groupBy(before, ({ refusal: why }) => why))
    await parts.enrolments.triggered.refuse(version, own.map(({ trigger }) => eventOf(trigger)), because); // prettier-ignore
  const entered = refusal
    ? await refuse(parts, version, { triggers: fresh, refusal })
    : await enter(parts, version, fresh);
  const refused = page.due.length - entered;
  return await note(parts, occurrence, { position: page.next, entered, refused });
}

function whyNobody(
  { entry: { maxAge, zone } }: CompiledVersion,
  { at, whilePaused, passed }: OccurrenceDocument,
  now: Date,
): Refusal | undefined {
  if (whilePaused) return { code: 'journey_not_live', detail: 'The journey was paused; nobody enters it then.' };
  if (passed)
    return { code: 'already_passed', detail: 'Where they live the time was over when the journey was published.' };
  if (addDuration(at, maxAge, zone) >= now) return undefined;
  const limit = `${String(maxAge.amount)} ${maxAge.unit}`;
  return { code: 'too_old', detail: `It was due at ${at.toISOString()}; the limit is ${limit}.` };
}

async function readPage(parts: WalkingParts, version: CompiledVersion, occurrence: OccurrenceDocument) {
  const { zoneKeys, position } = occurrence;
  const from = position.groups * CLOCKS_AT_ONCE;
  const { due, last } = await dueAt(parts, version, {
    occurrence,
    zoneKeys: zoneKeys.slice(from, from + CLOCKS_AT_ONCE),
    after: position.after,
    limit: AT_ONCE,
  });
  const groups = last === undefined ? position.groups + 1 : position.groups;
  const done = groups * CLOCKS_AT_ONCE >= zoneKeys.length;
  return { due, ...(!done && { next: { groups, ...(last !== undefined && { after: last }) } }) };
}

async function enter(parts: WalkingParts, version: CompiledVersion, triggers: readonly NewTrigger[]): Promise<number> {
  const results = await letIn(parts, version, triggers);
  return [...results.values()].filter(({ enrolmentId }) => enrolmentId !== undefined).length;
}

async function refuse(
  { db, enrolments }: WalkingParts,
  version: CompiledVersion,
  { triggers, refusal }: { readonly triggers: readonly NewTrigger[]; readonly refusal: Refusal },
): Promise<number> {
  // Who entered before a new version looked back is none of them.
  const entered = await triggersOf(db).distinct('_id', { _id: { $in: triggers.map(({ _id }) => _id) } });
  const refused = triggers.filter(({ _id }) => !entered.includes(_id));
  await enrolments.triggered.refuse(version, refused.map(eventOf), refusal);
  return entered.length;
}

interface Walked {
  /** Absent: that was the last page. */
  readonly position?: WalkPosition | undefined;
  readonly entered: number;
  readonly refused: number;
}

/** Whoever noted the page before notes this one; another process that did the same page counts nobody again. */
async function note(
  { db, clock }: WalkingParts,
  { _id, pages }: OccurrenceDocument,
  { position, entered, refused }: Walked,
): Promise<true> {
  const $inc = { pages: 1, entered, refused };
  const done = { state: 'done', finishedAt: clock.now() } as const;
  await occurrencesOf(db).updateOne(
    { _id, pages, open: true },
    position ? { $set: { position }, $inc } : { $set: done, $unset: { open: '' }, $inc },
  );
  return true;
}

async function end({ db, clock }: WalkingParts, { _id }: OccurrenceDocument, reason: string): Promise<true> {
  await occurrencesOf(db).updateOne(
    { _id, open: true },
    { $set: { state: 'cancelled', reason, finishedAt: clock.now() }, $unset: { open: '' } },
  );
  return true;
}
