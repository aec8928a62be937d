import type { Collection, Db } from '../../platform/database';
import { isDuplicateKey } from '../../platform/database';
import type { Clock } from '../../platform/clock';
import { notFound, PerennialError } from '../../platform/errors/error';
import { derivedId } from '../../platform/ids';
import { ShortCache } from '../../platform/short-cache';
import type { AttributeValue } from '../fields';
import { asType, typeOf, type AttributeType } from './types';

/** One attribute that people of a workspace have. Never removed by itself; the schema grows with what comes. */
export interface AttributeDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly type: AttributeType;
  readonly firstAt: Date;
  /** Where it was first seen: a source's id, `api`. */
  readonly source: string;
}

interface SchemaDocument {
  /** The workspace. */
  readonly _id: string;
  readonly workspaceId: string;
  readonly locked: boolean;
}

export const attributesCollection = (db: Db): Collection<AttributeDocument> => db.collection('attributes');
const schemasOf = (db: Db): Collection<SchemaDocument> => db.collection('attributeSchemas');

/** Names one workspace may have: more are ids that somebody sends as names. */
export const MAX_NAMES = 1_000;
const CACHED_MS = 2_000;

export interface AttributeSchema {
  readonly locked: boolean;
  readonly items: readonly AttributeDocument[];
}

interface Known {
  readonly locked: boolean;
  readonly types: ReadonlyMap<string, AttributeType>;
}

export interface Fitted {
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** What was kept off, and why: `attribute_…`. */
  readonly notes: readonly string[];
  /** The same for people. */
  readonly refused: readonly { readonly name: string; readonly why: string }[];
}

/** Which attributes people have and of which type. */
export class AttributeSchemas {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #cache = new ShortCache<Known>({ lifeMs: CACHED_MS, size: 1_000 });

  constructor({ db, clock }: { readonly db: Db; readonly clock: Clock }) {
    this.#db = db;
    this.#clock = clock;
  }

  async read(workspaceId: string): Promise<AttributeSchema> {
    const [schema, items] = await Promise.all([
      schemasOf(this.#db).findOne({ _id: workspaceId }),
      attributesCollection(this.#db).find({ workspaceId }).sort({ name: 1 }).limit(MAX_NAMES).toArray(),
    ]);
    return { locked: schema?.locked ?? false, items };
  }

  async lock(workspaceId: string, locked: boolean): Promise<void> {
    await schemasOf(this.#db).updateOne({ _id: workspaceId }, { $set: { workspaceId, locked } }, { upsert: true });
    this.#cache.forget();
  }

  /** What is held stays as it is; what comes is taken as this type. Throws not_found. */
  async retype(workspaceId: string, name: string, type: AttributeType): Promise<void> {
    const { matchedCount } = await attributesCollection(this.#db).updateOne(
      { _id: derivedId(workspaceId, name), workspaceId },
      { $set: { type } },
    );
    if (matchedCount === 0) throw notFound('attribute', name.slice(0, 64));
    this.#cache.forget();
  }

  /**
   * Values as the schema has them. New names come into it before anybody has them; when it is locked, or full, they are kept off, as
   * is in a locked one what is of another type. In an open one a value that fits no type stays as it came. One read at most, and
   * one write when something is new.
   */
  async fit(
    workspaceId: string,
    given: readonly { readonly attributes: Readonly<Record<string, AttributeValue>>; readonly source: string }[],
  ): Promise<readonly Fitted[]> {
    if (given.every(({ attributes }) => Object.keys(attributes).length === 0))
      return given.map(({ attributes }) => ({ attributes, notes: [], refused: [] }));
    let known = await this.#known(workspaceId);
    const fresh = freshOf(given, known);
    if (fresh.size > 0 && !known.locked && known.types.size < MAX_NAMES) {
      await this.#add(workspaceId, [...fresh].slice(0, MAX_NAMES - known.types.size));
      this.#cache.forget();
      known = await this.#known(workspaceId);
    }
    return given.map(({ attributes }) => fitted(attributes, known));
  }

  async #known(workspaceId: string): Promise<Known> {
    const read = async () => {
      const { locked, items } = await this.read(workspaceId);
      return { locked, types: new Map(items.map(({ name, type }) => [name, type])) };
    };
    return (await this.#cache.get(workspaceId, read)) ?? { locked: false, types: new Map() };
  }

  async #add(workspaceId: string, fresh: readonly (readonly [string, First])[]): Promise<void> {
    const firstAt = this.#clock.now();
    const documents = fresh.map(([name, { type, source }]) => ({
      ...{ _id: derivedId(workspaceId, name), workspaceId, name, type, firstAt, source },
    }));
    try {
      await attributesCollection(this.#db).insertMany(documents, { ordered: false });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

interface First {
  readonly type: AttributeType;
  readonly source: string;
}

function freshOf(
  given: readonly { readonly attributes: Readonly<Record<string, AttributeValue>>; readonly source: string }[],
  { types }: Known,
): Map<string, First> {
  const fresh = new Map<string, First>();
  for (const { attributes, source } of given)
    for (const [name, value] of Object.entries(attributes)) {
      const type = typeOf(value);
      if (type && !types.has(name) && !fresh.has(name)) fresh.set(name, { type, source });
    }
  return fresh;
}

function fitted(given: Readonly<Record<string, AttributeValue>>, { locked, types }: Known): Fitted {
  const attributes: Record<string, AttributeValue> = {};
  const refused: { name: string; why: string }[] = [];
  const notes = new Set<string>();
  const refuse = (name: string, note: string, why: string) => {
    refused.push({ name, why });
    notes.add(note);
  };
  for (const [name, value] of Object.entries(given)) {
    const type = types.get(name);
    const as = type && asType(value, type);
    if (!type && value !== null)
      if (locked) refuse(name, 'attribute_unknown', 'a name of the schema, which is locked');
      else
        refuse(name, 'attribute_over_limit', `one of the ${String(MAX_NAMES)} names the workspace has, no further one`);
    else if (type && as === undefined && locked)
      refuse(name, 'attribute_other_type', `a ${type}: the schema is locked`);
    else attributes[name] = as === undefined ? value : as;
  }
  return { attributes, notes: [...notes], refused };
}

/** For requests: everything or nothing. Throws invalid_input. */
export function requireFitting({ refused }: Fitted): void {
  const [first] = refused;
  if (first) throw new PerennialError('invalid_input', `attributes.${first.name}: ${first.why}, is needed.`);
}
