import type { Document } from 'mongodb';

import { isZone } from '../engine/zones';
import type { ProfileView } from '../engine/profile';
import type { Db } from '../platform/database';
import { profilesOf } from './model';
import { viewOf } from './view';
import { zoneOfCountry } from './zone';

/**
 * How people are found by a day of theirs and by the clock they live by, without reading the others: two fields of the document
 * that every write to it makes anew, in the same write.
 */

const MOST_DAYS = 40;
/** A day as an attribute writes it; as `WRITTEN` in engine/occasions.ts. */
const WRITTEN = String.raw`^(?:(\d{4})-|--)?(\d{2}-\d{2})(?:$|[T ])`;

/** `birthday|11-24` and `birthday|1990-11-24` for each attribute that is a day; absent when none is. */
const DAYS: Document = {
  $let: {
    vars: {
      found: {
        $reduce: {
          input: { $objectToArray: '$attributes' },
          initialValue: [],
          in: {
            $let: {
              vars: {
                day: {
                  $cond: [
                    { $eq: [{ $type: '$$this.v' }, 'string'] },
                    { $regexFind: { input: '$$this.v', regex: WRITTEN } },
                    null,
                  ],
                },
              },
              in: { $cond: ['$$day', { $concatArrays: ['$$value', keysOfDay()] }, '$$value'] },
            },
          },
        },
      },
    },
    in: { $cond: [{ $eq: ['$$found', []] }, '$$REMOVE', { $slice: ['$$found', MOST_DAYS] }] },
  },
};

function keysOfDay(): Document {
  const [year, monthDay] = [0, 1].map((index) => ({ $arrayElemAt: ['$$day.captures', index] }));
  const yearly = { $concat: ['$$this.k', '|', monthDay] };
  const whole = { $concat: ['$$this.k', '|', year, '-', monthDay] };
  return { $cond: [{ $eq: [year, null] }, [yearly], [yearly, whole]] };
}

/** The zone it said, else `@` and the country, or that of the phone number, which may have one. */
const ZONE_KEY: Document = {
  $ifNull: ['$timeZone', { $concat: ['@', { $ifNull: ['$country', '$phoneCountry', ''] }] }],
};

/** The last stage of every write: `days` only where attributes may have changed. */
export const findableStage = ({ attributes }: { readonly attributes: boolean }): Document => ({
  $set: { zoneKey: ZONE_KEY, ...(attributes && { days: DAYS }) },
});

export const dayKey = (attribute: string, day: string): string => `${attribute}|${day}`;

/** The clocks that people of a workspace live by, by their keys; undefined where nothing says. One seek for each. */
export async function zoneKeysOf(db: Db, workspaceId: string): Promise<ReadonlyMap<string, string | undefined>> {
  const keys = await profilesOf(db)
    .aggregate<{ _id: string | null }>([{ $match: { workspaceId } }, { $group: { _id: '$zoneKey' } }], {
      hint: 'byZone',
    })
    .toArray();
  return new Map(keys.flatMap(({ _id }) => (_id === null ? [] : [[_id, zoneOf(_id)] as const])));
}

function zoneOf(key: string): string | undefined {
  if (key.startsWith('@')) return zoneOfCountry(key.slice(1));
  return isZone(key) ? key : undefined;
}

export interface AudienceQuery {
  readonly workspaceId: string;
  /** Who has one of these days (`dayKey`); absent: everybody. */
  readonly days?: readonly string[];
  /** Who lives by one of these clocks; the planner merges one scan for each, and each of the days. */
  readonly zoneKeys?: readonly string[];
  /** Behind this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** People in the order of their ids, read from indexes that are in that order; merged ones are left out. */
export async function audiencePage(db: Db, query: AudienceQuery): Promise<{ people: ProfileView[]; last?: string }> {
  const documents = await audienceCursor(db, query).toArray();
  const people = documents.filter(({ mergedInto }) => mergedInto === undefined).map(viewOf);
  const last = documents.length === query.limit ? documents.at(-1)?._id : undefined;
  return { people, ...(last !== undefined && { last }) };
}

/** Merged ones are read and left out, so that a page is a page. */
export function audienceCursor(db: Db, { workspaceId, days, zoneKeys, after, limit }: AudienceQuery) {
  const hint = days ? 'byDay' : zoneKeys ? 'byZone' : 'list';
  return profilesOf(db)
    .find(
      {
        workspaceId,
        ...(days && { days: { $in: [...days] } }),
        ...(zoneKeys && { zoneKey: { $in: [...zoneKeys] } }),
        ...(after !== undefined && { _id: { $gt: after } }),
      },
      { projection: { slots: 0, stamps: 0, attributeStamps: 0, lower: 0, terms: 0, applied: 0 } },
    )
    .hint(hint)
    .sort({ _id: 1 })
    .limit(limit);
}
