import type { Claim, CommitRequest, EnrolmentDocument } from '../enrolments/service';
import type { CompiledVersion } from '../engine/version';
import { PerennialError } from '../platform/errors/error';
import { afterCommit } from './afterCommit';
import { applyEarlier } from './applyEarlier';
import { execute } from './execute';
import { giveUp } from './giveUp';
import { lookUps } from './lookUps';
import type { Ready, WakeUpParts } from './parts';
import { ATTEMPT_LIMIT } from './portions';

/** What a wake-up of a batch came to. */
export interface WakeUpResult {
  readonly claimed: number;
  readonly committed: number;
  /** Commits whose enrolment somebody else had changed. */
  readonly lost: number;
  /** Effect rows applied, those of earlier commits included. */
  readonly applied: number;
}

/**
 * The turn of PROTOCOL.md ("Wake-up", 2 to 7) for enrolments that were claimed. It may be cut off after any write: the next
 * turns and the sweep then come to the same end.
 */
export async function wakeUp(parts: WakeUpParts, claimed: Claim, signal: AbortSignal): Promise<WakeUpResult> {
  const now = parts.clock.now();
  const appliedEarlier = await applyEarlier(parts, claimed.enrolments);
  const { ready, hopeless } = await prepare(parts, claimed, now);
  const goingOn = await lookUps(parts, ready.filter(mustLookUp));
  const travelling = [...ready.filter((one) => !mustLookUp(one)), ...goingOn];
  const requests = [...hopeless, ...(await execute(parts, travelling, { claimed, now, signal }))].map(noteRows);
  await parts.effects.insertProposed(requests.flatMap(({ commit }) => commit.rows));
  const won = await parts.enrolments.writes.commit(requests, claimed.token);
  const winners = requests.filter(({ enrolment }) => won.has(enrolment._id));
  const appliedOwn = await afterCommit(
    parts,
    winners,
    new Map(travelling.map(({ enrolment, version }) => [enrolment._id, version])),
  );
  return {
    claimed: claimed.enrolments.length,
    committed: winners.length,
    lost: requests.length - winners.length,
    applied: appliedEarlier + appliedOwn,
  };
}

/** Wake-up, 3: new enrolments, and listening holds that nothing has ended yet. */
function mustLookUp({ enrolment: { hold } }: Ready): boolean {
  return hold?.kind === 'entry' || (hold?.kind === 'listen' && !hold.outcome);
}

/** With their versions; those that cannot be run at all become dead letters. */
async function prepare({ versions }: WakeUpParts, { token, enrolments }: Claim, now: Date) {
  const byId = await readVersions(versions, enrolments);
  const ready: Ready[] = [];
  const hopeless: CommitRequest[] = [];
  for (const enrolment of enrolments) {
    const version = byId.get(enrolment.versionId);
    const why = !version ? NO_VERSION : enrolment.attempts > ATTEMPT_LIMIT ? TOO_MANY : undefined;
    if (why) hopeless.push({ enrolment, commit: giveUp(enrolment, token, { ...why, now }) });
    else if (version) ready.push({ enrolment, version });
  }
  return { ready, hopeless };
}

const NO_VERSION = {
  code: 'unknown_version',
  message: 'The journey version of this enrolment does not exist any more.',
};
const TOO_MANY = {
  code: 'never_committed',
  message: `It was claimed more than ${String(ATTEMPT_LIMIT)} times and no attempt came to its end.`,
};

async function readVersions(
  versions: WakeUpParts['versions'],
  enrolments: readonly EnrolmentDocument[],
): Promise<ReadonlyMap<string, CompiledVersion>> {
  const ids = [...new Set(enrolments.map((one) => one.versionId))];
  const read = await Promise.all(
    ids.map(async (id) => {
      try {
        return [[id, await versions.byId(id)] as const];
      } catch (error) {
        if (error instanceof PerennialError && error.code === 'not_found') return [];
        throw error;
      }
    }),
  );
  return new Map(read.flat());
}

/** `last.profileRow` tells the next wake-up to look for rows: events of ours must be applied before its commit, too. */
function noteRows(request: CommitRequest): CommitRequest {
  const { commit } = request;
  const { last } = commit.set;
  if (!last || !commit.rows.some((row) => row.kind !== 'send')) return request;
  return { ...request, commit: { ...commit, set: { ...commit.set, last: { ...last, profileRow: true } } } };
}
