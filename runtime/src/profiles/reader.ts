import type { ProfileReader, ReadProfile } from '../engine/ports';
import type { Db } from '../platform/database';
import type { ProfileDocument } from './model';
import { aliasSets, follow, readThrough } from './survivor';
import { viewOf } from './view';

/** What steps never see: two fifths of a profile, and the database sends them for every wake-up. */
const UNREAD = [
  'slots',
  'stamps',
  'attributeStamps',
  'lower',
  'terms',
  'days',
  'zoneKey',
  'orders.entries',
  'voices',
  'joined',
  'apart',
  'merge',
] as const;

export function profileReader(db: Db): ProfileReader {
  return {
    async read(profileIds) {
      const documents = await readThrough(db, profileIds, UNREAD);
      const next = merges(documents);
      const read = profileIds.flatMap((id) => {
        const document = documents.get(follow(id, next));
        return document && !document.mergedInto ? [[id, readProfile(id, document, documents)] as const] : [];
      });
      return new Map(read);
    },
    aliases: (profileIds) => aliasSets(db, profileIds),
  };
}

const merges = (documents: ReadonlyMap<string, ProfileDocument>): Map<string, string> =>
  new Map([...documents.values()].flatMap(({ _id, mergedInto }) => (mergedInto ? [[_id, mergedInto] as const] : [])));

/** Between the mark of a merge and its carrying over, `applied` of both count. */
function readProfile(
  id: string,
  document: ProfileDocument,
  documents: ReadonlyMap<string, ProfileDocument>,
): ReadProfile {
  const view = viewOf(document);
  const own = documents.get(id);
  const applied = own?.carried === false ? { ...document.applied, ...own.applied } : document.applied;
  return { view, applied, changedAt: document.updatedAt };
}
