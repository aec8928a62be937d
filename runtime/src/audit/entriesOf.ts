import type { EnrolmentDocument, EntryDocument } from '../enrolments/service';
import type { Collection, Db } from '../platform/database';
import type { Finding } from './finding';

/** Whose process died in between has a minute to be closed by whoever meets it; nobody may ever. */
const LEFT = 900_000;

/** Entries against enrolments: taken without one, and several inside by one. */
export async function entryFindings(db: Db, portion: readonly EntryDocument[], now: Date): Promise<readonly Finding[]> {
  const enrolments = db.collection<EnrolmentDocument>('enrolments');
  const known = new Set(
    (
      await enrolments
        .find({ _id: { $in: portion.map(({ enrolmentId }) => enrolmentId) } }, { projection: { _id: 1 } })
        .toArray()
    ).map(({ _id }) => _id),
  );
  const old = (at: Date | undefined) => now.getTime() - (at?.getTime() ?? 0) > LEFT;
  const gone = portion.filter(
    ({ enrolmentId, takenAt, over }) => !known.has(enrolmentId) && over !== enrolmentId && old(takenAt),
  );
  return [
    ...gone.map(({ _id, workspaceId, enrolmentId }) => ({
      ...{ what: 'entry_without_enrolment' as const, workspaceId, id: _id, detail: enrolmentId },
    })),
    ...(await insideTwice(enrolments, portion)),
  ];
}

async function insideTwice(
  enrolments: Collection<EnrolmentDocument>,
  portion: readonly EntryDocument[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [workspaceId, own] of Map.groupBy(portion, (entry) => entry.workspaceId)) {
    const inside = await enrolments
      .find<Pick<EnrolmentDocument, 'entry'> & { readonly _id: string; readonly rootId: string }>(
        {
          ...{ workspaceId, profileId: { $in: [...new Set(own.map(({ profileId }) => profileId))] } },
          ...{ active: true, follows: { $exists: false } },
        },
        { projection: { 'entry.id': 1, rootId: 1 }, hint: 'activeOfProfile' },
      )
      .toArray();
    const wanted = new Set(own.map(({ _id }) => _id));
    const roots = inside.filter(({ _id, rootId, entry }) => _id === rootId && wanted.has(entry.id));
    for (const several of Map.groupBy(roots, ({ entry }) => entry.id).values())
      if (several.length > 1)
        findings.push(...several.map(({ _id }) => ({ what: 'inside_twice' as const, workspaceId, id: _id })));
  }
  return findings;
}
