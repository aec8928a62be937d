import type { EffectRow } from '../engine/effect';
import type { EnrolmentDocument } from '../enrolments/service';
import type { Db } from '../platform/database';
import { effectProblems, isConfirmed } from './effectChecks';
import type { Finding } from './finding';
import { byId } from './scan';

const READ = { visits: 1, trimmed: 1, 'history.stepKey': 1, 'history.visit': 1, 'history.what': 1 } as const;

export async function effectFindings(db: Db, portion: readonly EffectRow[], now: Date): Promise<readonly Finding[]> {
  const enrolments = byId(
    await db
      .collection<EnrolmentDocument>('enrolments')
      .find({ _id: { $in: [...new Set(portion.map(({ enrolmentId }) => enrolmentId))] } }, { projection: READ })
      .toArray(),
  );
  // Rows of one key lie side by side: their ids begin with it. Those that a portion cuts apart are found by the next one's first.
  const confirmed = Map.groupBy(portion.filter(isConfirmed), ({ key }) => key);
  return portion.flatMap((row) =>
    effectProblems(row, {
      now,
      enrolment: enrolments.get(row.enrolmentId),
      confirmedOfKey: confirmed.get(row.key)?.length ?? 0,
    }).map((what) => ({ what, workspaceId: row.workspaceId, id: row._id })),
  );
}
