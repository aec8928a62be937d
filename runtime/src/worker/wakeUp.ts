import { loadVersions, type Claim, type CommitRequest } from '../enrolments/service';
import { afterCommit } from './afterCommit';
import { applyEarlier } from './applyEarlier';
import { execute } from './execute';
import { giveUp, loadsAgain, putOff } from './giveUp';
import { lookUps } from './lookUps';
import type { Ready, WakeUpParts } from './parts';
import { ATTEMPT_LIMIT, wasRun } from './portions';

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
  const { ready, standing } = await prepare(parts, claimed, now);
  const standingStill = await parts.enrolments.writes.standStill(claimed);
  const going = await parts.enrolments.writes.lateTurns(
    ready.filter(({ enrolment }) => !standingStill.has(enrolment._id)),
    now,
  );
  const goingOn = await lookUps(parts, going.filter(mustLookUp));
  const travelling = [...going.filter((one) => !mustLookUp(one)), ...goingOn];
  const decided = [...standing, ...(await execute(parts, travelling, { claimed, now, signal }))];
  const requests = decided.map((request) => noted(noteRows(request), parts.clock.now()));
  await Promise.all([
    parts.effects.insertProposed(requests.flatMap(({ commit }) => commit.rows)),
    parts.enrolments.writes.announce(requests),
  ]);
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

/** With their versions. Those that cannot be run stay where they stand: put off, or as dead letters. */
async function prepare({ versions: source, log }: WakeUpParts, { token, enrolments }: Claim, now: Date) {
  const { versions, unloadable } = await loadVersions(
    source,
    enrolments.map((one) => one.versionId),
  );
  for (const [versionId, why] of unloadable) log.warn({ versionId, why }, 'A journey version does not load');
  const ready: Ready[] = [];
  const standing: CommitRequest[] = [];
  for (const enrolment of enrolments) {
    const version = versions.get(enrolment.versionId);
    const notNow = unloadable.get(enrolment.versionId);
    const never = enrolment.attempts > ATTEMPT_LIMIT && wasRun(enrolment) ? TOO_MANY : version ? undefined : NO_VERSION;
    if (notNow !== undefined) standing.push({ enrolment, commit: putOff(enrolment, token, notNow, now) });
    else if (never) standing.push({ enrolment, commit: giveUp(enrolment, token, { ...never, now }) });
    else if (version) ready.push({ enrolment: loadsAgain(enrolment), version });
  }
  return { ready, standing };
}

const NO_VERSION = {
  code: 'unknown_version',
  message: 'The journey version of this enrolment does not exist any more.',
};
const TOO_MANY = {
  code: 'never_committed',
  message: `It was claimed more than ${String(ATTEMPT_LIMIT)} times and no attempt came to its end.`,
};

/** `last.profileRow` tells the next wake-up to look for rows: events of ours must be applied before its commit, too. */
function noteRows(request: CommitRequest): CommitRequest {
  const { commit } = request;
  const { last } = commit.set;
  if (!last || !commit.rows.some((row) => row.kind !== 'send')) return request;
  return { ...request, commit: { ...commit, set: { ...commit.set, last: { ...last, profileRow: true } } } };
}

/** How far a line of the history may lie before the commit that writes it without saying so. */
const LATE = 60_000;

/** Lines about what was over long before (a timer whose worker came late) say when they were written: counts go by that. */
function noted(request: CommitRequest, now: Date): CommitRequest {
  const { commit } = request;
  const isLate = ({ at }: { readonly at: Date }) => now.getTime() - at.getTime() > LATE;
  if (!commit.push.some(isLate)) return request;
  return {
    ...request,
    commit: { ...commit, push: commit.push.map((line) => (isLate(line) ? { ...line, noted: now } : line)) },
  };
}
