import type { Document } from 'mongodb';

import type { Db } from '../../platform/database';
import { collectionsOf, type Collections } from '../collections';
import { isGroup, leavesOf, type Condition, type Definition } from '../definition/definition';
import type { Leaf } from '../definition/conditions';
import { elsewhere, type Elsewhere, type ElsewhereLeaf, type Row } from './elsewhere';
import { EVERYBODY, NOBODY, profileFilter, type Surroundings } from './profiles';

export interface QueryParts {
  readonly db: Db;
  readonly profiles: {
    zoneKeys(workspaceId: string): Promise<ReadonlyMap<string, string | undefined>>;
    aliases(profileIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  };
}

/** A definition, made ready to be asked of the database as of one moment. */
export interface Question {
  readonly workspaceId: string;
  readonly definition: Definition;
  readonly now: Date;
  readonly collections: Collections;
  readonly aliases: QueryParts['profiles']['aliases'];
  readonly around: Surroundings;
  /** What other collections are asked for, by the condition. */
  readonly elsewhere: ReadonlyMap<Leaf, Elsewhere>;
  /** In milliseconds of the monotonic clock; the database gives up then. */
  readonly until?: number;
}

export interface Asked {
  readonly workspaceId: string;
  readonly definition: Definition;
  readonly now: Date;
}

export async function questionOf({ db, profiles }: QueryParts, asked: Asked, until?: number): Promise<Question> {
  const { workspaceId, definition, now } = asked;
  const leaves = leavesOf(definition).map(({ leaf }) => leaf);
  const zoned = leaves.some((leaf) => leaf.kind === 'field' && leaf.field === 'timeZone');
  const around = { now, zones: zoned ? await profiles.zoneKeys(workspaceId) : new Map<string, string>() };
  const others = leaves.filter((leaf): leaf is ElsewhereLeaf => profileFilter(leaf, around) === undefined);
  return {
    ...{ workspaceId, definition, now, around, collections: collectionsOf(db) },
    aliases: (ids) => profiles.aliases(ids),
    elsewhere: new Map(others.map((leaf) => [leaf, elsewhere(leaf, workspaceId, now)])),
    ...(until !== undefined && { until }),
  };
}

/** People of a condition that other collections know: those for whom it says something else than for who is not in them. */
export interface Known {
  readonly ids: readonly string[];
  /** What it says of everybody else. */
  readonly others: boolean;
}

/** The whole definition as one filter over profiles, with what the other collections said of these conditions. */
export function filterOf(question: Question, known: ReadonlyMap<Leaf, Known>): Document {
  return conditionFilter(question.definition, question, known);
}

/** That part of it which profiles alone can tell, and which everybody in the segment meets. */
export function certainFilter(question: Question): Document {
  const certain = conjuncts(question.definition).flatMap((condition) =>
    tellsItself(condition, question) ? [conditionFilter(condition, question, new Map())] : [],
  );
  return certain.length === 0 ? EVERYBODY : { $and: certain };
}

/** Conditions of other collections that everybody in the segment meets, and nobody who is not in those collections. */
export function drivers(question: Question): readonly (readonly [Leaf, Elsewhere])[] {
  const wanted = new Set(conjuncts(question.definition));
  return [...question.elsewhere].filter(([leaf, { test }]) => wanted.has(leaf) && !test(NOTHING));
}

export const NOTHING: Omit<Row, '_id'> = { many: 0, amount: 0, first: null, last: null };

const conjuncts = (condition: Condition): readonly Condition[] =>
  condition.kind === 'all' ? condition.of.flatMap(conjuncts) : [condition];

const tellsItself = (condition: Condition, question: Question): boolean =>
  isGroup(condition) ? condition.of.every((each) => tellsItself(each, question)) : !question.elsewhere.has(condition);

function conditionFilter(condition: Condition, question: Question, known: ReadonlyMap<Leaf, Known>): Document {
  if (!isGroup(condition)) return leafFilter(condition, question, known);
  const each = condition.of.map((inner) => conditionFilter(inner, question, known));
  if (each.length === 0) return condition.kind === 'any' ? NOBODY : EVERYBODY;
  return { [{ all: '$and', any: '$or', not: '$nor' }[condition.kind]]: each };
}

function leafFilter(leaf: Leaf, { around }: Question, known: ReadonlyMap<Leaf, Known>): Document {
  const said = known.get(leaf);
  if (!said) return profileFilter(leaf, around) ?? NOBODY;
  return { _id: said.others ? { $nin: said.ids } : { $in: said.ids } };
}
