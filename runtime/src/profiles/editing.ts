import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { notFound } from '../platform/errors/error';
import { newId } from '../platform/ids';
import { fittingChange } from './attributes/fitting';
import type { AttributeSchemas } from './attributes/schema';
import type { ProfileChange } from './change';
import { unusable, type ProfilePatch, type ProfileUpsert } from './contract';
import { giveIdentifier, givenIdentifiers, requestedChange } from './edit';
import { NO_TRAITS } from './fields';
import type { ProfileDocument } from './model';
import type { IdentityItem } from './plan';
import { readThrough } from './survivor';

interface EditingParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly attributes: AttributeSchemas;
  /** Throws not_found. */
  readonly change: (workspaceId: string, profileId: string, changes: ProfileChange) => Promise<ProfileDocument>;
  readonly identify: (
    workspaceId: string,
    items: readonly IdentityItem[],
  ) => Promise<readonly ({ readonly home: string } | undefined)[]>;
}

export interface ProfileEditing {
  /** Makes or changes the profile these identifiers lead to. */
  upsert(workspaceId: string, body: ProfileUpsert): Promise<ProfileDocument>;
  /** Throws not_found; already_exists when an address belongs to somebody else. */
  patch(workspaceId: string, profileId: string, body: ProfilePatch): Promise<ProfileDocument>;
}

export function profileEditing({ db, clock, attributes, change, identify }: EditingParts): ProfileEditing {
  return {
    async upsert(workspaceId, body) {
      const identifiers = givenIdentifiers(body);
      const at = clock.now();
      const changes = await fittingChange(attributes, workspaceId, requestedChange(body, [], at));
      const who = { candidate: newId('prf'), trust: 'server', identifiers } as const;
      const [placed] = await identify(workspaceId, [{ ...who, traits: NO_TRAITS, consents: [], at }]);
      if (!placed) throw unusable('identifiers', 'at least one that is not blocked in this workspace');
      return await change(workspaceId, placed.home, changes);
    },

    async patch(workspaceId, profileId, body) {
      const identifiers = givenIdentifiers(body);
      const document = await survivingDocument(db, workspaceId, profileId);
      if (!document) throw notFound('profile', profileId);
      const asked = requestedChange(body, identifiers, clock.now());
      const changes = await fittingChange(attributes, workspaceId, asked);
      for (const given of identifiers) await giveIdentifier({ db, clock }, workspaceId, document._id, given);
      return await change(workspaceId, document._id, changes);
    },
  };
}

/** What the profile is by now, when it is of this workspace. */
export async function survivingDocument(
  db: Db,
  workspaceId: string,
  profileId: string,
): Promise<ProfileDocument | undefined> {
  const documents = await readThrough(db, [profileId]);
  const document = [...documents.values()].find(({ mergedInto }) => !mergedInto);
  return document?.workspaceId === workspaceId ? document : undefined;
}
