import type { AggregateOptions, Document, Filter } from 'mongodb';

import type { Leaf } from '../definition/conditions';
import { matchOf, type Elsewhere, type Row } from './elsewhere';
import { filterOf, NOTHING, type Known, type Question } from './question';

/** People whose other ids are known. */
export interface People {
  /** As they are now. */
  readonly ids: readonly string[];
  /** Whose each id is, those that have merged included. */
  readonly owners: ReadonlyMap<string, string>;
}

export async function peopleOf(question: Question, ids: readonly string[]): Promise<People> {
  const aliases = await question.aliases(ids);
  return {
    ids,
    owners: new Map(ids.flatMap((id) => [id, ...(aliases.get(id) ?? [])].map((own) => [own, id] as const))),
  };
}

/**
 * Which of these people are in. Each condition on another collection is one aggregation over these people alone; the rest is
 * one filter over their profiles. Nothing is asked per person.
 */
export async function whoOf(question: Question, people: People): Promise<readonly string[]> {
  if (people.ids.length === 0) return [];
  const known = await Promise.all(
    [...question.elsewhere].map(async ([leaf, each]) => {
      const rows = await rowsOf(question, each, [...people.owners.keys()]);
      return [leaf, knownBy(each, rows, people.owners)] as const;
    }),
  );
  return await matchingOf(question, people.ids, new Map(known));
}

/** What a collection says, of these profile ids or of all of the workspace. */
export async function rowsOf(
  question: Question,
  each: Elsewhere,
  profileIds?: readonly string[],
): Promise<readonly Row[]> {
  const { collections, until } = question;
  const hint = profileIds ? each.ofPeople : each.ofAll;
  return await collections[each.collection]
    .aggregate<Row>([{ $match: matchOf(each, profileIds) }, ...each.stages], { hint, ...bounded(until) })
    .toArray();
}

/** Rows of all ids of one person are added up before they are tested. */
export function knownBy(each: Elsewhere, rows: readonly Row[], owners: ReadonlyMap<string, string>): Known {
  const people = new Map<string, Omit<Row, '_id'>>();
  for (const { _id, ...row } of rows) {
    const owner = owners.get(_id);
    if (owner === undefined) continue;
    const held = people.get(owner);
    people.set(owner, held ? together(held, row) : row);
  }
  const others = each.test(NOTHING);
  return { ids: [...people].flatMap(([id, row]) => (each.test(row) === others ? [] : [id])), others };
}

function together(a: Omit<Row, '_id'>, b: Omit<Row, '_id'>): Omit<Row, '_id'> {
  return {
    ...{ many: a.many + b.many, amount: a.amount + b.amount },
    first: a.first && (!b.first || a.first < b.first) ? a.first : b.first,
    last: a.last && (!b.last || a.last > b.last) ? a.last : b.last,
  };
}

async function matchingOf(
  question: Question,
  ids: readonly string[],
  known: ReadonlyMap<Leaf, Known>,
): Promise<readonly string[]> {
  const filter = {
    _id: { $in: [...ids] },
    mergedInto: { $exists: false },
    $and: [filterOf(question, known)],
  };
  return await idsOf(question, filter, '_id_');
}

/** Ids of the workspace's profiles that a filter finds. */
export async function idsOf(
  { collections, workspaceId, until }: Question,
  filter: Document,
  hint?: string,
): Promise<readonly string[]> {
  const found = await collections.profiles
    .find({ workspaceId, ...filter } as Filter<{ _id: string; workspaceId: string }>, {
      projection: { _id: 1 },
      batchSize: 10_000,
      ...(hint !== undefined && { hint }),
      ...bounded(until),
    })
    .toArray();
  return found.map(({ _id }) => _id);
}

class TimeIsUp extends Error {
  override readonly name = 'TimeIsUp';
}

const TIME_IS_UP = 50;

/** The database stops when the time is up: with an error that `isTimeUp` knows. */
export function bounded(until: number | undefined): Pick<AggregateOptions, 'maxTimeMS'> {
  if (until === undefined) return {};
  const left = Math.ceil(until - performance.now());
  if (left <= 0) throw new TimeIsUp('There is no time left to ask the database');
  return { maxTimeMS: left };
}

export const isTimeUp = (error: unknown): boolean =>
  error instanceof TimeIsUp ||
  (typeof error === 'object' && error !== null && (error as { readonly code?: unknown }).code === TIME_IS_UP);
