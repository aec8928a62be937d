import type { ProfileFinder, ProfileQuestion } from '../engine/ports';
import type { Db } from '../platform/database';
import { identifier, identifierId, type IdentifierKind } from './identifier';
import { identifiersOf } from './model';
import { follow, readThrough } from './survivor';
import { viewOf } from './view';

const KINDS = {
  email: 'email',
  phone: 'phone',
  externalId: 'external',
} as const satisfies Record<Exclude<ProfileQuestion['by'], 'id'>, IdentifierKind>;

/** Profiles of one workspace by id or identifier: who claimed the identifiers, then the profiles, whatever the batch's size. */
export function profileFinder(db: Db): ProfileFinder {
  return {
    async lookUp(workspaceId, asked) {
      const claims = asked.map((question) => claimOf(workspaceId, question));
      const owners = await ownersOf(
        db,
        workspaceId,
        claims.flatMap((claim) => claim ?? []),
      );
      const ids = asked.map(({ by, value }, index) => (by === 'id' ? value : owners.get(claims[index] ?? '')));
      const documents = await readThrough(
        db,
        ids.flatMap((id) => id ?? []),
      );
      const next = new Map(
        [...documents.values()].flatMap(({ _id, mergedInto }) => (mergedInto ? [[_id, mergedInto] as const] : [])),
      );
      return ids.map((id) => {
        const document = id === undefined ? undefined : documents.get(follow(id, next));
        return document?.workspaceId === workspaceId && !document.mergedInto ? viewOf(document) : undefined;
      });
    },
  };
}

/** The id of the identifier's claim; undefined for ids, and for what can be no such identifier. */
function claimOf(workspaceId: string, { by, value, country }: ProfileQuestion): string | undefined {
  const named = by === 'id' ? undefined : identifier(KINDS[by], value, country);
  return named && identifierId(workspaceId, named);
}

async function ownersOf(db: Db, workspaceId: string, claims: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (claims.length === 0) return new Map();
  const found = await identifiersOf(db)
    .find({ _id: { $in: [...new Set(claims)] }, workspaceId }, { projection: { profileId: 1 } })
    .toArray();
  return new Map(found.map(({ _id, profileId }) => [_id, profileId]));
}
