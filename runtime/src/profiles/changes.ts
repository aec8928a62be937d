import { z } from 'zod';

import type { ProfileChanges } from '../engine/effect';
import type { ProfileView } from '../engine/profile';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import type { Api } from '../platform/http/api';
import { derivedId, newId } from '../platform/ids';
import { pipelineOf } from './change';
import { CHANNELS } from './consent';
import { attributeShape, foundProfiles } from './contract';
import { requestedChange } from './edit';
import { profilesOf } from './model';
import { namesChanged, type Noting } from './noting';
import { readThrough } from './survivor';
import { viewOf } from './view';
import { changesAt } from './writer';

const names = z.string().max(64);
const tags = z.array(z.string().trim().min(1).max(100)).max(50);

const consentAsk = z
  .object({
    channel: z.enum(CHANNELS),
    state: z.enum(['subscribed', 'pending', 'unsubscribed']).describe('`pending`: they are asked to confirm it'),
    explicit: z.boolean().describe('They said so themself just now; else nobody is subscribed again'),
    wording: z.string().max(2_000).optional(),
  })
  .strict();

const profileChanges = z
  .object({
    changes: z
      .array(
        z
          .object({
            profileId: z.string().min(1).max(64),
            attributes: z.record(names, attributeShape).optional().describe('null removes; firstName, lastName, language, country and timeZone are the fields of that name'), // prettier-ignore
            increments: z.record(names, z.number()).optional().describe('Added to the number that is held'),
            consents: z.array(consentAsk).max(5).optional(),
            addTags: tags.optional(),
            removeTags: tags.optional(),
          })
          .strict(),
      )
      .min(1)
      .max(200),
  })
  .strict()
  .meta({ id: 'ProfileChanges' });

type Changes = z.output<typeof profileChanges>['changes'];

export interface ProfilesChanging {
  /**
   * All or, when one of them is nobody's or impossible, none; each once for a `call`, however often it is repeated. Gives back the
   * profiles in the order of the changes.
   */
  changeMany(
    workspaceId: string,
    changes: Changes,
    by: { readonly source: string; readonly call?: string },
  ): Promise<readonly ProfileView[]>;
}

interface Parts {
  readonly db: Db;
  readonly clock: Clock;
  readonly noting: Noting;
  /** After the write. */
  readonly tell: (profileIds: readonly string[], changes: Changes) => unknown;
}

/** So many calls are remembered of each person. */
const REMEMBERED = 20;
const MOST_NAMES = 50;
const MAX_ROUNDS = 5;

export function profilesChanging({ db, clock, noting, tell }: Parts): ProfilesChanging {
  const homesOf = async (workspaceId: string, changes: Changes): Promise<readonly string[]> => {
    const ids = changes.map(({ profileId }) => profileId);
    const documents = await readThrough(db, ids);
    return ids.map((id) => {
      let found = documents.get(id);
      while (found?.mergedInto !== undefined) found = documents.get(found.mergedInto);
      if (found?.workspaceId !== workspaceId) throw notFound('profile', id);
      return found._id;
    });
  };
  return {
    async changeMany(workspaceId, changes, { source, call = newId('job') }) {
      const at = clock.now();
      for (const change of changes) check(change, at);
      const pipelines = changes.map((change, index) => {
        const done = derivedId(workspaceId, call, index);
        const calls = { $slice: [{ $concatArrays: [{ $ifNull: ['$calls', []] }, [done]] }, -REMEMBERED] };
        return {
          done,
          update: [...pipelineOf(changesAt(withoutUndefined(change), { at, source })), { $set: { calls } }],
        };
      });
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const homes = await homesOf(workspaceId, changes);
        const operations = pipelines.map(({ done, update }, index) => ({
          updateOne: {
            filter: { _id: homes[index] ?? '', workspaceId, mergedInto: { $exists: false }, calls: { $ne: done } },
            update,
          },
        }));
        const changed = namesChanged(changes.map(withoutUndefined));
        await noting.around({ workspaceId, profileIds: homes }, { origin: 'live', changed }, () =>
          profilesOf(db).bulkWrite(operations, { ordered: true }),
        );
        const documents = await readThrough(db, homes);
        // Who merged meanwhile is written to where they are now; what was written before is not repeated.
        if (homes.some((id) => documents.get(id)?.mergedInto !== undefined)) continue;
        tell(homes, changes);
        return homes.flatMap((id) => documents.get(id) ?? []).map(viewOf);
      }
      throw new PerennialError('conflict', 'These profiles are being merged. Send it again.', { retryAfter: 1 });
    },
  };
}

/** Throws invalid_input for names and values that a profile cannot hold. */
function check({ attributes = {}, increments = {} }: Changes[number], at: Date): void {
  const { firstName, lastName, language, country, timeZone, ...own } = attributes as Record<string, never>;
  const fields = { firstName, lastName, language, country, timeZone };
  const count = Object.keys(own).length + Object.keys(increments).length;
  if (count > MOST_NAMES)
    throw new PerennialError(
      'invalid_input',
      `${String(count)} attributes are named; ${String(MOST_NAMES)} are the limit.`,
    );
  requestedChange({ ...fields, attributes: { ...own, ...increments } }, [], at);
}

const withoutUndefined = (given: object): ProfileChanges =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

/** What Update Profile and Consent ask for in a plain n8n. */
export function changesRoutes(api: Api, profiles: ProfilesChanging): void {
  api.route({
    method: 'post',
    path: '/api/profiles/changes',
    summary: 'Change up to 200 profiles: set, remove, add to numbers, tag, record consents; all or none',
    tag: 'Profiles',
    access: 'profiles:edit',
    idempotent: true,
    body: profileChanges,
    response: foundProfiles,
  })(async ({ body: { changes }, caller, idempotencyKey }) => {
    const by = { source: `${caller.kind}:${caller.id}`, ...(idempotencyKey !== undefined && { call: idempotencyKey }) };
    const views = await profiles.changeMany(caller.workspaceId, changes, by);
    return { items: views.map((view) => ({ ...view, tags: [...view.tags] })) };
  });
}
