import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import { newId } from '../platform/ids';
import { decodeCursor, encodeCursor, type PageQuery } from '../platform/http/page';
import type { Definition } from './definition/definition';
import { definitionProblems } from './definition/problems';
import type { Members } from './members/service';
import { segmentsOf, type SegmentDocument } from './model';
import { countPeople, type CountOptions, type Counted } from './query/count';
import type { QueryParts } from './query/question';
import { surroundingProblems, type KnownThings } from './surroundings';
import { usesOf, type Uses } from './usedBy';

export type { SegmentDocument } from './model';
export { segmentMigrations } from './migrations';

export interface SegmentParts extends QueryParts {
  readonly clock: Clock;
  readonly known: KnownThings;
  readonly members: Pick<Members, 'counts'>;
  readonly eventDays: number;
}

export interface SegmentEdit {
  readonly revision: number;
  readonly name?: string | undefined;
  readonly definition?: Definition | undefined;
}

export interface SegmentList extends PageQuery {
  readonly search?: string | undefined;
  readonly archived: boolean;
}

export interface SegmentPage {
  readonly items: readonly SegmentDocument[];
  readonly nextCursor?: string;
}

/** Segments as documents, and who would be in one. Who is in is kept by `members/`. */
export interface Segments {
  /** Throws segment_has_problems, not_found for what it names. A list has no definition. */
  create(
    workspaceId: string,
    made: { readonly name: string; readonly definition?: Definition | undefined },
  ): Promise<SegmentDocument>;
  /** Throws not_found. */
  find(workspaceId: string, segmentId: string): Promise<SegmentDocument>;
  list(workspaceId: string, query: SegmentList): Promise<SegmentPage>;
  /** Throws conflict when somebody has edited it since that revision. */
  edit(workspaceId: string, segmentId: string, edit: SegmentEdit): Promise<SegmentDocument>;
  duplicate(workspaceId: string, segmentId: string, name: string): Promise<SegmentDocument>;
  /** Throws not_in_this_state while something uses it. */
  archive(workspaceId: string, segmentId: string): Promise<SegmentDocument>;
  restore(workspaceId: string, segmentId: string): Promise<SegmentDocument>;
  uses(workspaceId: string, segmentId: string): Promise<Uses>;
  /** Throws as `create`. */
  preview(
    asked: { readonly workspaceId: string; readonly definition: Definition; readonly segmentId?: string | undefined },
    options: CountOptions,
  ): Promise<Counted>;
  /** How many are in, as it is kept. */
  counts(workspaceId: string, segmentIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export function createSegments(parts: SegmentParts): Segments {
  const { db, clock, known, members, eventDays } = parts;

  const check = async (asked: { workspaceId: string; definition: Definition; segmentId?: string | undefined }) => {
    const own = definitionProblems(asked.definition, { eventDays, now: clock.now() });
    const problems = own.length > 0 ? own : await surroundingProblems({ db, known }, asked);
    const [first] = problems;
    if (first) throw new PerennialError('segment_has_problems', first.message, { problems });
  };

  const find = async (workspaceId: string, segmentId: string): Promise<SegmentDocument> => {
    const found = await segmentsOf(db).findOne({ _id: segmentId, workspaceId });
    if (!found) throw notFound('segment', segmentId);
    return found;
  };

  const insert = async (workspaceId: string, made: { name: string; definition?: Definition | undefined }) => {
    const at = clock.now();
    const { name, definition } = made;
    const kind = definition ? ({ kind: 'dynamic', definition, refresh: {} } as const) : ({ kind: 'static' } as const);
    const document: SegmentDocument = {
      ...{ _id: newId('seg'), workspaceId, name, ...kind },
      ...{ revision: 1, createdAt: at, editedAt: at },
    };
    await segmentsOf(db).insertOne(document);
    return document;
  };

  return {
    find,
    list: (workspaceId, query) => listSegments(db, workspaceId, query),
    counts: (...of) => members.counts(...of),

    async create(workspaceId, made) {
      if (made.definition) await check({ workspaceId, definition: made.definition });
      return await insert(workspaceId, made);
    },

    async edit(workspaceId, segmentId, { revision, name, definition }) {
      const held = await find(workspaceId, segmentId);
      if (definition && held.kind === 'static')
        throw new PerennialError(
          'not_in_this_state',
          `"${held.name}" is a list: people are put on it, it has no conditions.`,
        );
      if (definition) await check({ workspaceId, definition, segmentId });
      const edited = await segmentsOf(db).findOneAndUpdate(
        { _id: segmentId, workspaceId, revision },
        {
          $set: {
            ...(name !== undefined && { name }),
            ...(definition && { definition, refresh: {}, editedAt: clock.now() }),
          },
          $inc: { revision: 1 },
        },
        { returnDocument: 'after' },
      );
      if (!edited)
        throw new PerennialError(
          'conflict',
          `Somebody has edited "${held.name}" since revision ${String(revision)}: it is at ${String(held.revision)}. Read it again.`,
        );
      return edited;
    },

    ...lifeOf(parts, { find, insert }),

    async preview(asked, options) {
      if (asked.segmentId !== undefined) await find(asked.workspaceId, asked.segmentId);
      await check(asked);
      return await countPeople(parts, { ...asked, now: clock.now() }, options);
    },
  };
}

type Life = Pick<Segments, 'duplicate' | 'archive' | 'restore' | 'uses'>;

interface Basics {
  readonly find: Segments['find'];
  readonly insert: Segments['create'];
}

function lifeOf({ db, clock }: SegmentParts, { find, insert }: Basics): Life {
  return {
    async duplicate(workspaceId, segmentId, name) {
      const { definition } = await find(workspaceId, segmentId);
      return await insert(workspaceId, { name, definition });
    },

    async archive(workspaceId, segmentId) {
      const held = await find(workspaceId, segmentId);
      const { segments, journeys } = await usesOf(db, workspaceId, segmentId);
      const [user] = [...segments, ...journeys];
      if (user)
        throw new PerennialError(
          'not_in_this_state',
          `"${held.name}" is used by "${user.name}": take it out there first.`,
        );
      return await mark(db, { workspaceId, segmentId }, { $set: { archivedAt: clock.now() } });
    },

    async restore(workspaceId, segmentId) {
      const { kind } = await find(workspaceId, segmentId);
      const again = kind === 'dynamic' ? { $set: { refresh: {}, editedAt: clock.now() } } : {};
      return await mark(db, { workspaceId, segmentId }, { $unset: { archivedAt: '' }, ...again });
    },

    async uses(workspaceId, segmentId) {
      await find(workspaceId, segmentId);
      return await usesOf(db, workspaceId, segmentId);
    },
  };
}

async function mark(
  db: Db,
  { workspaceId, segmentId }: { readonly workspaceId: string; readonly segmentId: string },
  update: object,
): Promise<SegmentDocument> {
  const after = await segmentsOf(db).findOneAndUpdate(
    { _id: segmentId, workspaceId },
    { ...update, $inc: { revision: 1 } },
    { returnDocument: 'after' },
  );
  if (!after) throw notFound('segment', segmentId);
  return after;
}

async function listSegments(db: Db, workspaceId: string, query: SegmentList): Promise<SegmentPage> {
  const { search, archived, limit, cursor } = query;
  const found = await segmentsOf(db)
    .find({
      ...{ workspaceId, archivedAt: { $exists: archived } },
      ...(search !== undefined && {
        name: { $regex: search.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`), $options: 'i' },
      }),
      ...(cursor !== undefined && { _id: { $lt: String(decodeCursor(cursor)[0]) } }),
    })
    .hint('list')
    .sort({ _id: -1 })
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last ? { items, nextCursor: encodeCursor([last._id]) } : { items };
}
