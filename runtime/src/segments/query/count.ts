import { BUCKETS } from '../../platform/ids';
import { bounded, isTimeUp, peopleOf, whoOf } from './ask';
import { candidatesIn, drivenBy } from './driven';
import { estimated } from './estimate';
import { filterOf, questionOf, type Asked, type QueryParts, type Question } from './question';

/** How many people are in, or between what numbers it lies, and some of them. */
export interface Counted {
  readonly people: number;
  readonly exact: boolean;
  /** Of an estimate. */
  readonly least?: number;
  readonly most?: number;
  /** Ids, in no order that means anything. */
  readonly sample: readonly string[];
  /** How many people the workspace has, or about how many. */
  readonly everybody: number;
}

export interface CountOptions {
  /** In milliseconds. The database is not asked any longer than that. */
  readonly time?: number;
  /** Other numbers give other people. */
  readonly seed?: number;
}

const USUAL_TIME = 1_000;
/** What an exact count may take before an estimate begins. */
const EXACT_SHARE = 0.6;
const SAMPLE = 10;
/** People at once. */
const PORTION = 5_000;

/**
 * Counts while somebody edits: exactly by the condition that leaves the fewest, exactly when profiles alone tell and there is the
 * time; else bucket by bucket for as long as there is time, which is all of them where people are few.
 */
export async function countPeople(
  parts: QueryParts,
  asked: Asked,
  { time = USUAL_TIME, seed = 0 }: CountOptions = {},
): Promise<Counted> {
  const begun = performance.now();
  const exactly = await questionOf(parts, asked, begun + time * EXACT_SHARE);
  const size = await sizeOf(exactly);
  const found = size.perBucket * BUCKETS > PORTION ? await exact(exactly) : undefined;
  if (found) {
    const { people, ids } = found;
    const sample = ids ? picked(ids, seed) : await firstOf(exactly, seed);
    return { people, exact: true, sample, everybody: Math.max(people, size.everybody) };
  }
  return await byBuckets({ ...exactly, until: begun + time }, { ...size, seed });
}

interface Size {
  readonly perBucket: number;
  readonly everybody: number;
}

/** By one bucket, or all of them where they are small. */
async function sizeOf({ collections, workspaceId }: Question): Promise<Size> {
  const everybody = { workspaceId, mergedInto: { $exists: false } };
  const count = async (filter: object) =>
    await collections.profiles.countDocuments({ ...everybody, ...filter }, { hint: 'byBucket' });
  const perBucket = (await count({ bucket: { $in: [7, 77, 177, 207] } })) / 4;
  if (perBucket * BUCKETS > PORTION) return { perBucket, everybody: Math.round(perBucket * BUCKETS) };
  return { perBucket, everybody: await count({}) };
}

async function exact(question: Question): Promise<{ people: number; ids?: readonly string[] } | undefined> {
  try {
    const ids = await drivenBy(question);
    if (ids) return { people: ids.length, ids };
    if (question.elsewhere.size > 0) return undefined;
    const { collections, workspaceId, until } = question;
    const filter = { workspaceId, mergedInto: { $exists: false }, $and: [filterOf(question, new Map())] };
    return { people: await collections.profiles.countDocuments(filter, bounded(until)) };
  } catch (error) {
    if (isTimeUp(error)) return undefined;
    throw error;
  }
}

/** Of a count that knows no ids. */
async function firstOf(question: Question, seed: number): Promise<readonly string[]> {
  const bucket = bucketsFrom(seed)[0] ?? 0;
  return picked(await candidatesIn({ ...question, until: performance.now() + USUAL_TIME }, [bucket]), seed);
}

async function byBuckets(
  question: Question,
  { perBucket, everybody, seed }: Size & { seed: number },
): Promise<Counted> {
  const order = bucketsFrom(seed);
  const width = Math.min(BUCKETS, Math.max(1, Math.floor(PORTION / Math.max(1, perBucket))));
  const found: string[] = [];
  let looked = 0;
  try {
    for (; looked < BUCKETS; looked += width) {
      // The first portion is always looked at, however long it takes: without it there is nothing to say.
      const { until, ...unbounded } = question;
      const asking = looked === 0 ? unbounded : question;
      if (looked > 0 && until !== undefined && performance.now() > until) break;
      const candidates = await candidatesIn(asking, order.slice(looked, looked + width));
      const here: string[] = [];
      for (let from = 0; from < candidates.length; from += PORTION)
        here.push(...(await whoOf(asking, await peopleOf(asking, candidates.slice(from, from + PORTION)))));
      found.push(...here);
    }
  } catch (error) {
    if (!isTimeUp(error)) throw error;
  }
  const { people, least, most } = estimated(found.length, Math.min(BUCKETS, looked));
  const sample = picked(found, seed);
  if (looked >= BUCKETS) return { people, exact: true, sample, everybody };
  return { people, exact: false, least, most, sample, everybody: Math.max(everybody, people) };
}

/** Far from one another, and others for other seeds. */
function bucketsFrom(seed: number): readonly number[] {
  return Array.from({ length: BUCKETS }, (_, index) => (index * 97 + seed * 31) % BUCKETS);
}

function picked(ids: readonly string[], seed: number): readonly string[] {
  const stride = Math.max(1, Math.floor(ids.length / SAMPLE));
  return ids.filter((_, index) => index % stride === seed % stride).slice(0, SAMPLE);
}
