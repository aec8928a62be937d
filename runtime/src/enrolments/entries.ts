import { admit, lacking, otherEntryIds, overtaken, type Admission, type Refusal } from '../engine/admit';
import type { JourneyEvent } from '../engine/event';
import type { Clock, EventReader, ProfileReader, Versions, WaitingEvents } from '../engine/ports';
import type { ProfileView } from '../engine/profile';
import { reEntry } from '../engine/reEntry';
import type { CompiledVersion } from '../engine/version';
import type { AliasSets } from './concerned';
import type { EndingParts } from './endFamilies';
import { findEarlier, type Overtaking } from './earlier';
import { inTurn } from './inTurn';
import { newEnrolment } from './newEnrolment';
import type { EnrolmentCollections, RefusalDocument } from './model';
import { enter, lookAhead, type Entrance, type Judge } from './store/enter';
import { noteRefusals } from './store/refuse';
import { endTwins } from './twins';
import type { WaitingList } from './waiting';

export interface EntryParts extends EndingParts {
  readonly collections: EnrolmentCollections;
  readonly profiles: Pick<ProfileReader, 'aliases' | 'read'>;
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

/** How a batch of events comes to enter. */
export interface Entering {
  readonly aliases: AliasSets;
  /** What these did not enter when they were first handled they do not enter now. */
  readonly waited: WaitingEvents;
  /** Events that could enter a version that does not load. */
  readonly waiting: WaitingList;
}

/** Entries of a batch of live events of one workspace, in their order. Gives back how many entered. */
export async function enterAll(
  parts: EntryParts & { readonly versions: Pick<Versions, 'enteredBy'> },
  events: readonly JourneyEvent[],
  entering: Entering,
): Promise<number> {
  const { aliases } = entering;
  const now = parts.clock.now();
  const { candidates, refused } = await findCandidates(parts, events, { ...entering, now });
  const result = await enterCandidates(parts, candidates, { aliases });
  await note(parts, [...refused, ...result.refused], now);
  return result.entered;
}

async function findCandidates(
  { versions }: { readonly versions: Pick<Versions, 'enteredBy'> },
  events: readonly JourneyEvent[],
  { waited, waiting, now }: Omit<Entering, 'aliases'> & { readonly now: Date },
) {
  const mayEnter = ({ id }: JourneyEvent, journeyId: string): boolean =>
    waited.get(id)?.enter.includes(journeyId) ?? true;
  const candidates: Candidate[] = [];
  const refused: RefusedEntry[] = [];
  for (const [name, own] of Map.groupBy(events, (event) => event.name)) {
    const [first] = own;
    if (!first) continue;
    const entered = await versions.enteredBy(first.workspaceId, name);
    for (const unloadable of entered.unloadable)
      for (const event of own) if (mayEnter(event, unloadable.journeyId)) waiting.toEnter(event.id, unloadable);
    for (const version of entered.versions)
      for (const event of own) {
        if (!mayEnter(event, version.journeyId)) continue;
        const answer = admit(version, event, now);
        if (!answer) continue;
        if ('enter' in answer) candidates.push({ version, event, admission: answer.enter });
        else refused.push({ version, event, refusal: answer.refused });
      }
    for (const version of entered.paused ?? [])
      for (const event of own) {
        const answer = mayEnter(event, version.journeyId) ? admit(version, event, now) : undefined;
        if (answer) refused.push({ version, event, refusal: 'enter' in answer ? PAUSED : answer.refused });
      }
  }
  // By their events, not by name: the first that may enter is the one that does.
  const places = new Map(events.map(({ id }, place) => [id, place]));
  const place = ({ event }: Candidate) => places.get(event.id) ?? 0;
  return { candidates: candidates.toSorted((a, b) => place(a) - place(b)), refused };
}

const PAUSED: Refusal = { code: 'journey_not_live', detail: 'The journey was paused; nobody enters it then.' };

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
  const by = new Map(candidates.map((candidate) => [entranceOf(candidate, background.aliases), candidate]));
  const entered: Candidate[] = [];
  const refused: RefusedEntry[] = [];
  for (const round of inRounds([...by.keys()])) {
    const result = await enter(
      { ...parts.collections, clock: parts.clock },
      round,
      (entrance, before) => {
        const candidate = by.get(entrance);
        return candidate && judge(candidate, before);
      },
      async (admitted) => await inTurn(parts, admitted, (entrance) => by.get(entrance)?.version),
    );
    entered.push(...result.entered.flatMap((entrance) => by.get(entrance) ?? []));
    for (const { entrance, refusal } of result.refused) {
      const candidate = by.get(entrance);
      if (candidate) refused.push({ version: candidate.version, event: candidate.event, refusal });
    }
  }
  await lookForTwins(parts, entered);
  return { entered: entered.length, refused };
}

/** What entering would come to, without entering: by event id why not; those who would enter are left out. */
export async function judgeCandidates(
  parts: EntryParts,
  candidates: readonly Candidate[],
  background: Background,
): Promise<ReadonlyMap<string, Refusal>> {
  const judge = await judgeOf(parts, candidates, background);
  const by = new Map(candidates.map((candidate) => [entranceOf(candidate, background.aliases), candidate]));
  const { done, refused } = await lookAhead(
    { ...parts.collections, clock: parts.clock },
    [...by.keys()],
    (entrance, before) => {
      const candidate = by.get(entrance);
      return candidate && judge(candidate, before);
    },
  );
  const reasons = new Map<string, Refusal>();
  for (const [entrance, { event }] of by) {
    const refusal = done.has(entrance) ? ENTERED_BY_IT : refused.get(entrance);
    if (refusal) reasons.set(event.id, refusal);
  }
  return reasons;
}

const ENTERED_BY_IT: Refusal = { code: 'already_entered', detail: 'Entered by this very event before.' };

function entranceOf(candidate: Candidate, aliases: AliasSets): Entrance {
  const { entryId } = candidate.admission;
  const enrolment = newEnrolment(candidate);
  return { entryId, enrolment, otherIds: otherEntryIds(enrolment, aliases.get(enrolment.profileId) ?? []) };
}

/** Entered first, then looked again: a merge may have come in between, or the same entry under another id of the person. */
async function lookForTwins(parts: EntryParts, entered: readonly Candidate[]): Promise<void> {
  for (const [workspaceId, own] of Map.groupBy(entered, ({ event }) => event.workspaceId))
    await endTwins(
      parts,
      workspaceId,
      own.map(({ event }) => event.profileId),
    );
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

function overtakenBy(candidate: Candidate, earlier: Overtaking, aliases: AliasSets): Refusal | undefined {
  const { version, event, admission } = candidate;
  const same = aliases.get(event.profileId) ?? new Set([event.profileId]);
  const found = earlier.get(candidate)?.concerning(same, admission.keys) ?? [];
  return overtaken(version, event, { events: found, aliases: same });
}

/** An entry of a person is taken once per round, so that the second event of a checkout sees what the first one did. */
function inRounds(entrances: readonly Entrance[]): Entrance[][] {
  const rounds: Entrance[][] = [];
  const ofPerson = ({ entryId, otherIds }: Entrance) => [entryId, ...otherIds].toSorted()[0];
  for (const group of Map.groupBy(entrances, ofPerson).values())
    for (const [index, one] of group.entries()) (rounds[index] ??= []).push(one);
  return rounds;
}

/** Whoever is refused gets a line that says why. */
export async function note({ collections }: EntryParts, refused: readonly RefusedEntry[], now: Date): Promise<void> {
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
