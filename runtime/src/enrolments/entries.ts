import { admit, lacking, overtaken, type Admission, type Refusal } from '../engine/admit';
import type { JourneyEvent } from '../engine/event';
import type { Clock, EventReader, ProfileReader, Versions } from '../engine/ports';
import type { ProfileView } from '../engine/profile';
import { reEntry } from '../engine/reEntry';
import type { CompiledVersion } from '../engine/version';
import type { AliasSets } from './concerned';
import { findEarlier, type EarlierEvents } from './earlier';
import { newEnrolment } from './newEnrolment';
import type { EnrolmentCollections, RefusalDocument } from './model';
import { enter, type Entrance, type Judge } from './store/enter';
import { noteRefusals } from './store/refuse';

export interface EntryParts {
  readonly collections: EnrolmentCollections;
  readonly profiles: Pick<ProfileReader, 'read'>;
  readonly events: EventReader;
  readonly clock: Clock;
}

/** A journey version that an event may enter. */
export interface Candidate {
  readonly version: CompiledVersion;
  readonly event: JourneyEvent;
  readonly admission: Admission;
  /** When somebody let them in, for events that were there before; an event that just came lets in at its own time. */
  readonly startedAt?: Date;
}

export interface RefusedEntry extends Pick<Candidate, 'version' | 'event'> {
  readonly refusal: Refusal;
}

/** What happened before, as far as entering asks for it. */
export interface Background {
  readonly aliases: AliasSets;
  /** Imported exits count as well: for entries by events that were imported. */
  readonly everyOrigin?: true;
}

/** Entries of a batch of live events of one workspace, in their order. Gives back how many entered. */
export async function enterAll(
  parts: EntryParts & { readonly versions: Pick<Versions, 'enteredBy'> },
  events: readonly JourneyEvent[],
  aliases: AliasSets,
): Promise<number> {
  const now = parts.clock.now();
  const { candidates, refused } = await findCandidates(parts, events, now);
  const result = await enterCandidates(parts, candidates, { aliases });
  await note(parts, [...refused, ...result.refused], now);
  return result.entered;
}

async function findCandidates(
  { versions }: { readonly versions: Pick<Versions, 'enteredBy'> },
  events: readonly JourneyEvent[],
  now: Date,
) {
  const candidates: Candidate[] = [];
  const refused: RefusedEntry[] = [];
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

/**
 * Lets in who is not overtaken, has what the entry needs and may enter again. All of it is asked inside of the taking: a
 * trigger that has taken its entry already (a crash came before its enrolment) is in, whatever has changed since. Whoever is
 * in already by this very trigger is neither entered nor refused.
 */
export async function enterCandidates(
  parts: EntryParts,
  candidates: readonly Candidate[],
  background: Background,
): Promise<{ readonly entered: number; readonly refused: readonly RefusedEntry[] }> {
  const judge = await judgeOf(parts, candidates, background);
  const by = new Map<Entrance, Candidate>(
    candidates.map((candidate) => [
      { entryId: candidate.admission.entryId, enrolment: newEnrolment(candidate) },
      candidate,
    ]),
  );
  let entered = 0;
  const refused: RefusedEntry[] = [];
  for (const round of inRounds([...by.keys()])) {
    const result = await enter(parts.collections, round, (entrance, before) => {
      const candidate = by.get(entrance);
      return candidate && judge(candidate, before);
    });
    entered += result.entered.length;
    for (const { entrance, refusal } of result.refused) {
      const candidate = by.get(entrance);
      if (candidate) refused.push({ version: candidate.version, event: candidate.event, refusal });
    }
  }
  return { entered, refused };
}

type Judgement = (candidate: Candidate, before: Parameters<Judge<Refusal>>[1]) => Refusal | undefined;

async function judgeOf(
  parts: EntryParts,
  candidates: readonly Candidate[],
  background: Background,
): Promise<Judgement> {
  const now = parts.clock.now();
  const [earlier, profiles] = await Promise.all([
    findEarlier(parts.events, candidates, background),
    readNeeded(parts.profiles, candidates),
  ]);
  return (candidate, before) =>
    overtakenBy(candidate, earlier, background.aliases) ??
    lacking(candidate.version.entry, profiles.get(candidate.event.profileId)) ??
    reEntry(candidate.version.entry, before, now);
}

/** Profiles of those whose entry asks for something; one query, none when no entry does. */
async function readNeeded(
  profiles: EntryParts['profiles'],
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<string, ProfileView>> {
  const asking = candidates.filter(({ version }) => version.entry.needs !== undefined);
  if (asking.length === 0) return new Map();
  const read = await profiles.read([...new Set(asking.map(({ event }) => event.profileId))]);
  return new Map([...read].map(([id, { view }]) => [id, view]));
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
function inRounds(entrances: readonly Entrance[]): Entrance[][] {
  const rounds: Entrance[][] = [];
  for (const group of Map.groupBy(entrances, ({ entryId }) => entryId).values())
    for (const [index, one] of group.entries()) (rounds[index] ??= []).push(one);
  return rounds;
}

/** Whoever is refused gets a line that says why. */
async function note({ collections }: EntryParts, refused: readonly RefusedEntry[], now: Date): Promise<void> {
  await noteRefusals(
    collections.refusals,
    refused.map((one) => refusalOf(one, now)),
  );
}

function refusalOf({ version, event, refusal }: RefusedEntry, now: Date): Omit<RefusalDocument, '_id'> {
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
