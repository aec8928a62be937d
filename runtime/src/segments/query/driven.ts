import type { Leaf } from '../definition/conditions';
import { bounded, idsOf, isTimeUp, knownBy, peopleOf, rowsOf, whoOf } from './ask';
import type { Elsewhere, Row } from './elsewhere';
import { certainFilter, drivers, filterOf, type Known, type Question } from './question';

/** More than these are not looked at one by one to be counted while somebody edits. */
const MOST = 60_000;
const AT_ONCE = 5_000;

/**
 * Who is in, found by the condition that leaves the fewest: of those it knows, the others are asked. Undefined where no condition
 * leaves few enough.
 */
export async function drivenBy(question: Question): Promise<readonly string[] | undefined> {
  const driver = await fewest(question);
  return driver && (await behind(question, driver));
}

async function fewest(question: Question): Promise<readonly [Leaf, Elsewhere] | undefined> {
  const sizes = await Promise.all(
    drivers(question).map(async (driver) => ({ driver, size: await sizeOf(question, driver[1]) })),
  );
  const [smallest] = sizes.filter(({ size }) => size <= MOST).toSorted((a, b) => a.size - b.size);
  return smallest?.driver;
}

/** Documents, not people; and no more than matter. */
async function sizeOf({ collections, until }: Question, { collection, match, ofAll }: Elsewhere): Promise<number> {
  try {
    return await collections[collection].countDocuments(match, { hint: ofAll, limit: MOST + 1, ...bounded(until) });
  } catch (error) {
    if (isTimeUp(error)) return Infinity;
    throw error;
  }
}

async function behind(question: Question, [leaf, driver]: readonly [Leaf, Elsewhere]): Promise<readonly string[]> {
  const rows = await rowsOf(question, driver);
  const found: string[] = [];
  const several = new Set<string>();
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const portion = rows.slice(from, from + AT_ONCE);
    const { matching, people } = await portionOf(question, { leaf, driver, rows: portion });
    found.push(...matching);
    for (const id of people) several.add(id);
  }
  const all = [...several];
  for (let from = 0; from < all.length; from += AT_ONCE)
    found.push(...(await whoOf(question, await peopleOf(question, all.slice(from, from + AT_ONCE)))));
  return found;
}

interface Portion {
  readonly leaf: Leaf;
  readonly driver: Elsewhere;
  readonly rows: readonly Row[];
}

/** Of people with one id, who is in; and the people with several, who are asked for anew with all of them. */
async function portionOf(
  question: Question,
  { leaf, driver, rows }: Portion,
): Promise<{ readonly matching: readonly string[]; readonly people: readonly string[] }> {
  const { aliases, profiles } = question.collections;
  const ids = rows.map(({ _id }) => _id);
  const survivors = await aliases.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray();
  const several = new Set(survivors.map(({ _id }) => _id));
  const owners = new Map(ids.flatMap((id) => (several.has(id) ? [] : [[id, id] as const])));
  const mine = knownBy(driver, rows, owners);
  const known = new Map<Leaf, Known>([[leaf, mine]]);
  const others = [...question.elsewhere].filter(([each]) => each !== leaf);
  for (const [each, elsewhere] of others)
    known.set(each, knownBy(elsewhere, await rowsOf(question, elsewhere, mine.ids), owners));
  const filter = {
    _id: { $in: [...mine.ids] },
    mergedInto: { $exists: false },
    $and: [filterOf(question, known)],
  };
  const matching = await idsOf(question, filter, '_id_');
  const merged = await profiles
    .find(
      { _id: { $in: [...owners.keys()] }, mergedInto: { $exists: true } },
      { projection: { mergedInto: 1 }, hint: '_id_' },
    )
    .toArray();
  const kept = await survivorsOf(
    question,
    merged.flatMap(({ mergedInto }) => mergedInto ?? []),
  );
  return { matching, people: [...several, ...kept] };
}

/** Merges of merges: followed to the end. */
async function survivorsOf({ collections }: Question, ids: readonly string[]): Promise<readonly string[]> {
  let wanted = [...new Set(ids)];
  const kept: string[] = [];
  for (let level = 0; wanted.length > 0 && level < 12; level++) {
    const found = await collections.profiles
      .find({ _id: { $in: wanted } }, { projection: { mergedInto: 1 } })
      .toArray();
    kept.push(...found.flatMap(({ _id, mergedInto }) => (mergedInto === undefined ? [_id] : [])));
    wanted = [...new Set(found.flatMap(({ mergedInto }) => mergedInto ?? []))];
  }
  return kept;
}

/** Who meets what profiles themselves tell, in some of the buckets. */
export async function candidatesIn(question: Question, buckets: readonly number[]): Promise<readonly string[]> {
  const filter = { bucket: { $in: buckets }, mergedInto: { $exists: false }, $and: [certainFilter(question)] };
  return await idsOf(question, filter, 'byBucket');
}
