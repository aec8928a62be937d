import type { EffectRow } from '../engine/effect';
import type { EnrolmentDocument } from '../enrolments/service';
import type { Collection, Db } from '../platform/database';
import { enrolmentProblems, type Surroundings } from './enrolmentChecks';
import type { Finding } from './finding';
import { byId } from './scan';

type Journey = NonNullable<Surroundings['journey']> & { readonly _id: string };
type Kin = Pick<EnrolmentDocument, '_id' | 'active' | 'kids'>;
type Row = Pick<EffectRow, '_id' | 'enrolmentId' | 'key' | 'status' | 'owed' | 'kind'>;

/** What a portion of enrolments is judged with: five queries, whatever its size. */
export async function enrolmentFindings(
  db: Db,
  portion: readonly EnrolmentDocument[],
  now: Date,
): Promise<readonly Finding[]> {
  const enrolments: Collection<EnrolmentDocument> = db.collection('enrolments');
  const ids = (of: (one: EnrolmentDocument) => readonly string[]) => [...new Set(portion.flatMap(of))];
  const kin = byId(
    await enrolments
      .find<Kin>({ _id: { $in: ids(({ rootId, kids }) => [rootId, ...kids]) } }, { projection: { active: 1, kids: 1 } })
      .toArray(),
  );
  const journeys = byId(
    await db
      .collection<Journey>('journeys')
      .find(
        { _id: { $in: ids(({ journeyId }) => [journeyId]) } },
        { projection: { status: 1, peopleParked: 1, tasks: 1 } },
      )
      .toArray(),
  );
  const entries = new Set(
    (
      await db
        .collection<{ _id: string }>('entries')
        .find({ _id: { $in: ids(({ active, entry }) => (active ? [entry.id] : [])) } }, { projection: { _id: 1 } })
        .toArray()
    ).map(({ _id }) => _id),
  );
  const rows = await rowsOf(
    db,
    ids(({ _id, active, hold, kids }) => (active && (kids.length > 0 || hold?.kind === 'send') ? [_id] : [])),
  );
  return portion.flatMap((one) =>
    enrolmentProblems(one, {
      now,
      journey: journeys.get(one.journeyId),
      root: kin.get(one.rootId),
      kids: new Map(one.kids.flatMap((id) => (kin.has(id) ? [[id, kin.get(id) as Kin] as const] : []))),
      rows: rows.get(one._id) ?? [],
      entry: entries.has(one.entry.id),
    }).map((what) => ({ what, workspaceId: one.workspaceId, id: one._id })),
  );
}

async function rowsOf(db: Db, enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, readonly Row[]>> {
  const found = await db
    .collection<EffectRow>('effects')
    .find<Row>(
      { enrolmentId: { $in: [...enrolmentIds] }, status: { $ne: 'void' } },
      { projection: { enrolmentId: 1, key: 1, status: 1, owed: 1, kind: 1 } },
    )
    .toArray();
  return Map.groupBy(found, ({ enrolmentId }) => enrolmentId);
}
