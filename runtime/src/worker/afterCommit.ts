import type { CommitRequest } from '../enrolments/service';
import type { CompiledVersion } from '../engine/version';
import { lookUps } from './lookUps';
import { applyPorts, type Ready, type WakeUpParts } from './parts';

/**
 * Wake-up, 7, for those whose commit won: their rows are applied, an Exit step takes the family along, families that have
 * left are ended, and listening holds look up what was stored before they were committed. `versions` by enrolment. Gives back
 * how many rows were applied.
 */
export async function afterCommit(
  parts: WakeUpParts,
  winners: readonly CommitRequest[],
  versions: ReadonlyMap<string, CompiledVersion>,
): Promise<number> {
  const rows = winners.flatMap(({ commit }) => commit.rows);
  if (rows.length > 0) {
    const pending = await parts.effects.apply(applyPorts(parts), rows);
    if (pending > 0) parts.doorbell.ring('sends');
    if (rows.some((row) => row.kind === 'child')) parts.doorbell.ring('enrolments');
  }
  await endFamilies(parts, winners);
  const over = await lookUps(
    parts,
    winners.flatMap((winner) => listeningAfter(winner, versions)),
  );
  await goOnNow(parts, over);
  return rows.length;
}

async function endFamilies({ enrolments: { writes }, clock }: WakeUpParts, winners: readonly CommitRequest[]) {
  const exited = winners.flatMap(({ enrolment, commit: { set } }) =>
    set.cascade && set.ended ? [{ enrolment, ending: set.ended }] : [],
  );
  await writes.end(
    exited.map(({ enrolment: { rootId, bucket }, ending }) => ({ rootId, bucket, ending })),
    exited.map(({ enrolment }) => enrolment),
  );
  const left = winners.filter(({ commit: { set } }) => set.leftCheck);
  await writes.checkLeft(
    left.map(({ enrolment }) => enrolment),
    clock.now(),
  );
}

/** Their time was over before they were committed (the worker came late): due at once, not when the lease would run out. */
async function goOnNow({ enrolments, doorbell }: WakeUpParts, over: readonly Ready[]): Promise<void> {
  const settled = await enrolments.writes.rest(
    over.flatMap(({ enrolment }) => (enrolment.hold ? [{ ...enrolment, holdKey: enrolment.hold.key }] : [])),
  );
  if (settled > 0) doorbell.ring('enrolments');
}

/** As it was committed: a new listening hold, not settled yet. */
function listeningAfter({ enrolment, commit }: CommitRequest, versions: ReadonlyMap<string, CompiledVersion>): Ready[] {
  const version = versions.get(enrolment._id);
  const { set } = commit;
  if (!version || set.hold?.kind !== 'listen' || set.hold.settled) return [];
  return [{ version, enrolment: { ...enrolment, ...set, seq: enrolment.seq + 1 } }];
}
