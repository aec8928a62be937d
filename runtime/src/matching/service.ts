import { randomUUID } from 'node:crypto';

import type { JourneyEntry } from '../engine/version';
import { LONGEST_RETENTION_HOURS } from '../events/service';
import { isDuplicateKey } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import { derivedId } from '../platform/ids';
import { decodeCursor, encodeCursor, type PageQuery } from '../platform/http/page';
import type { Journeys } from '../journeys/service';
import { catchUpPeopleOf, catchUpsOf, type CatchUpDocument } from './model';
import { createRunner, type CatchUpRunner, type RunnerParts } from './runner';
import { countMatches, type Count } from './scan';

export interface MatchingParts extends Omit<RunnerParts, 'journeys'> {
  readonly journeys: Pick<Journeys, 'read' | 'byId' | 'draftVersion'>;
}

export interface NewCatchUp {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly by: string;
  readonly perMinute: number;
  /** How far back events count; the greatest age of the entry unless given. */
  readonly hours?: number | undefined;
  /** Names the request: a repeat begins no second one. */
  readonly key?: string | undefined;
}

export interface CatchUp {
  readonly document: CatchUpDocument;
  readonly waiting: number;
  readonly entered: number;
  /** By reason. */
  readonly refused: Readonly<Record<string, number>>;
}

/** People whose past events match a journey's entry, and letting them in, which only a person decides. */
export interface Matching {
  /** Of the draft: how many would enter if it were live. Throws journey_has_problems. */
  countDraft(workspaceId: string, journeyId: string, hours?: number): Promise<Count & { readonly hours: number }>;
  /** Throws not_in_this_state unless the journey is live or paused, or while another one is open. */
  begin(wanted: NewCatchUp): Promise<CatchUp>;
  list(
    workspaceId: string,
    journeyId: string,
    page: PageQuery,
  ): Promise<{ items: readonly CatchUp[]; nextCursor?: string }>;
  /** Throws not_found. */
  get(workspaceId: string, journeyId: string, catchUpId: string): Promise<CatchUp>;
  /** Who is in stays in. Throws not_found; not_in_this_state for one that is over. */
  cancel(workspaceId: string, journeyId: string, catchUpId: string): Promise<CatchUp>;
  readonly runner: CatchUpRunner;
}

const HOUR_MS = 3_600_000;

export function createMatching(parts: MatchingParts): Matching {
  const { db, clock, journeys } = parts;
  const runner = createRunner(parts);

  const find = async (workspaceId: string, journeyId: string, _id: string): Promise<CatchUpDocument> => {
    const found = await catchUpsOf(db).findOne({ _id, workspaceId, journeyId });
    if (!found) throw notFound('catch-up', _id);
    return found;
  };

  return {
    runner,
    countDraft: async (workspaceId, journeyId, asked) => {
      const version = await journeys.draftVersion(workspaceId, journeyId);
      const hours = hoursOf(asked ?? version.entry.maxAge.amount);
      if (version.entry.occurs) return { hours, people: 0, capped: false };
      return { hours, ...(await countMatches(parts, { version, since: before(clock.now(), hours) })) };
    },

    begin: async (wanted) => {
      const document = await newDocument(parts, wanted);
      const begun = await insertOnce(parts, document);
      runner.start(begun._id);
      return await counted(parts, begun);
    },

    list: async (workspaceId, journeyId, { limit, cursor }) => {
      await journeys.read(workspaceId, journeyId);
      const found = await catchUpsOf(db)
        .find({ workspaceId, journeyId, ...beyond(cursor) })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .toArray();
      const items = await Promise.all(found.slice(0, limit).map((each) => counted(parts, each)));
      const last = items.at(-1)?.document;
      return {
        items,
        ...(found.length > limit && last && { nextCursor: encodeCursor([last.at.getTime(), last._id]) }),
      };
    },

    get: async (workspaceId, journeyId, id) => await counted(parts, await find(workspaceId, journeyId, id)),

    cancel: async (workspaceId, journeyId, id) => {
      await find(workspaceId, journeyId, id);
      const cancelled = await catchUpsOf(db).findOneAndUpdate(
        { _id: id, workspaceId, open: true },
        {
          $set: { state: 'cancelled', reason: 'Somebody cancelled it.', finishedAt: clock.now() },
          $unset: { open: '', lease: '' },
        },
        { returnDocument: 'after' },
      );
      if (!cancelled)
        throw new PerennialError('not_in_this_state', 'This catch-up is over; there is nothing to cancel.');
      return await counted(parts, cancelled);
    },
  };
}

function beyond(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const [time, id] = decodeCursor(cursor);
  const at = new Date(Number(time));
  return { $or: [{ at: { $lt: at } }, { at, _id: { $lt: String(id) } }] };
}

/** Whoever enters by a date or a schedule enters when it comes; there is no past of it to look at. */
function requireEvents({ occurs }: JourneyEntry): void {
  if (occurs)
    throw new PerennialError(
      'not_in_this_state',
      'Customers enter this journey by a date or a schedule, not by events: nobody matches it before its time comes.',
    );
}

const before = (now: Date, hours: number) => new Date(now.getTime() - hours * HOUR_MS);

function hoursOf(hours: number): number {
  if (hours > 0 && hours <= LONGEST_RETENTION_HOURS) return hours;
  throw new PerennialError(
    'invalid_input',
    `Events of the last ${String(hours)} hours are asked for; they are kept for ${String(LONGEST_RETENTION_HOURS)} hours.`,
  );
}

async function newDocument(
  { clock, journeys }: MatchingParts,
  { workspaceId, journeyId, by, perMinute, hours, key }: NewCatchUp,
): Promise<CatchUpDocument> {
  const { journey } = await journeys.read(workspaceId, journeyId);
  const started = journey.status === 'live' || journey.status === 'paused';
  if (!started || !journey.live)
    throw new PerennialError(
      'not_in_this_state',
      `The journey "${journey.name}" is ${journey.status}: publish it first.`,
    );
  const { entry } = await journeys.byId(journey.live.versionId);
  requireEvents(entry);
  const at = clock.now();
  const since = before(at, hoursOf(hours ?? entry.maxAge.amount));
  // The same for a repeat of its request.
  const _id = `cup_${derivedId(workspaceId, journeyId, key ?? randomUUID())}`;
  return { _id, workspaceId, journeyId, by, at, perMinute, since, state: 'gathering', open: true };
}

/** The one of this very request is given back; another one that is open refuses it. */
async function insertOnce({ db }: MatchingParts, document: CatchUpDocument): Promise<CatchUpDocument> {
  try {
    await catchUpsOf(db).insertOne(document);
    return document;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const same = await catchUpsOf(db).findOne({ _id: document._id });
    if (same) return same;
    throw new PerennialError(
      'not_in_this_state',
      'People are being let into this journey already; wait for it or cancel it first.',
      { cause: error },
    );
  }
}

/** The documents of the people are counted, so that no crash counts anybody twice. */
async function counted({ db }: MatchingParts, document: CatchUpDocument): Promise<CatchUp> {
  const groups = await catchUpPeopleOf(db)
    .aggregate<{ _id: { state: string; code?: string }; people: number }>([
      { $match: { catchUpId: document._id } },
      { $group: { _id: { state: '$state', code: '$code' }, people: { $sum: 1 } } },
    ])
    .toArray();
  const of = (state: string) => groups.filter(({ _id }) => _id.state === state);
  const sum = (state: string) => of(state).reduce((all, { people }) => all + people, 0);
  return {
    document,
    waiting: sum('waiting'),
    entered: sum('entered'),
    refused: Object.fromEntries(of('refused').map(({ _id, people }) => [_id.code ?? 'unknown', people])),
  };
}
