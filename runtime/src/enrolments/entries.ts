import { admit, overtaken, type Admission, type Refusal } from '../engine/admit';
import type { JourneyEvent } from '../engine/event';
import type { Clock, EventReader, Versions } from '../engine/ports';
import { reEntry } from '../engine/reEntry';
import type { CompiledVersion } from '../engine/version';
import type { AliasSets } from './concerned';
import { findEarlier, type EarlierEvents } from './earlier';
import { newEnrolment } from './newEnrolment';
import type { EnrolmentCollections, RefusalDocument } from './model';
import { enter, type Entrance } from './store/enter';
import { noteRefusals } from './store/refuse';

export interface EntryParts {
  readonly collections: EnrolmentCollections;
  readonly versions: Pick<Versions, 'enteredBy'>;
  readonly events: EventReader;
  readonly clock: Clock;
}

/** A live journey version that an event may enter. */
export interface Candidate {
  readonly version: CompiledVersion;
  readonly event: JourneyEvent;
  readonly admission: Admission;
}

interface Judged {
  readonly candidate: Candidate;
  readonly entrance: Entrance;
}

type Refused = Pick<Candidate, 'version' | 'event'> & { readonly refusal: Refusal };

/**
 * Entries of a batch of live events of one workspace, in their order: admitted, not overtaken, re-entry allowed. Whoever is
 * refused gets a line that says why. Gives back how many entered.
 */
export async function enterAll(
  parts: EntryParts,
  events: readonly JourneyEvent[],
  aliases: AliasSets,
): Promise<number> {
  const now = parts.clock.now();
  const { candidates, refused } = await findCandidates(parts, events, now);
  const earlier = await findEarlier(parts.events, candidates, aliases);
  const judged: Judged[] = [];
  for (const candidate of candidates) {
    const refusal = overtakenBy(candidate, earlier, aliases);
    if (refusal) refused.push({ ...candidate, refusal });
    else
      judged.push({
        candidate,
        entrance: { entryId: candidate.admission.entryId, enrolment: newEnrolment(candidate) },
      });
  }
  let entered = 0;
  for (const round of inRounds(judged)) {
    const by = new Map(round.map(({ entrance, candidate }) => [entrance, candidate]));
    const result = await enter(
      parts.collections,
      round.map(({ entrance }) => entrance),
      (entrance, before) => {
        const candidate = by.get(entrance);
        return candidate && reEntry(candidate.version.entry, before, now);
      },
    );
    entered += result.entered.length;
    for (const { entrance, refusal } of result.refused) {
      const candidate = by.get(entrance);
      if (candidate) refused.push({ ...candidate, refusal });
    }
  }
  await noteRefusals(
    parts.collections.refusals,
    refused.map((one) => refusalOf(one, now)),
  );
  return entered;
}

async function findCandidates({ versions }: EntryParts, events: readonly JourneyEvent[], now: Date) {
  const candidates: Candidate[] = [];
  const refused: Refused[] = [];
  for (const [name, own] of Map.groupBy(events, (event) => event.name)) {
    const [first] = own;
    if (!first) continue;
    for (const version of await versions.enteredBy(first.workspaceId, name))
      for (const event of own) {
        const answer = admit(version, event, now);
        if (!answer) continue;
        if ('enter' in answer) candidates.push({ version, event, admission: answer.enter });
        else refused.push({ version, event, refusal: answer.refused });
      }
  }
  return { candidates, refused };
}

function overtakenBy(
  { version, event, admission }: Candidate,
  earlier: EarlierEvents,
  aliases: AliasSets,
): Refusal | undefined {
  const same = aliases.get(event.profileId) ?? new Set([event.profileId]);
  return overtaken(version, event, { events: earlier.concerning(same, admission.keys), aliases: same });
}

/** An entry is taken once per round, so that the second event of a checkout sees what the first one did. */
function inRounds(judged: readonly Judged[]): Judged[][] {
  const rounds: Judged[][] = [];
  for (const group of Map.groupBy(judged, ({ entrance }) => entrance.entryId).values())
    for (const [index, one] of group.entries()) (rounds[index] ??= []).push(one);
  return rounds;
}

function refusalOf({ version, event, refusal }: Refused, now: Date): Omit<RefusalDocument, '_id'> {
  const { workspaceId, journeyId, id: versionId } = version;
  return {
    ...{ workspaceId, journeyId, versionId },
    profileId: event.profileId,
    eventId: event.id,
    eventName: event.name,
    code: refusal.code,
    detail: refusal.detail,
    at: now,
  };
}
