import type { JourneyEvent } from '../engine/event';
import type { Clock, Doorbell, EnrolmentReactions, EventReader, ProfileReader, Versions } from '../engine/ports';
import { react } from '../engine/react';
import type { CompiledVersion } from '../engine/version';
import { byEveryAlias, findConcerned, inOrder, type AliasSets } from './concerned';
import { endFamilies, type EndingParts } from './endFamilies';
import { enterAll, type Entering } from './entries';
import type { EnrolmentCollections, EnrolmentDocument } from './model';
import type { FamilyEnding } from './store/end';
import { settle, turnOf, type Turn } from './store/settle';
import { youngerTwins } from './twins';
import { loadVersions } from './versions';
import { WaitingList, waitForVersions } from './waiting';

export interface ReactionParts extends EndingParts {
  readonly collections: EnrolmentCollections;
  readonly versions: Versions;
  readonly profiles: Pick<ProfileReader, 'aliases' | 'read'>;
  readonly events: EventReader;
  readonly clock: Clock;
  readonly doorbell: Doorbell;
}

/**
 * What stored events do to enrolments (PROTOCOL, "Event"): exits and goals, then holds, then entries. Only live events.
 * All of it can be repeated: the caller marks the events handled afterwards, and the sweep calls it again when that is missing.
 */
export function createReactions(parts: ReactionParts): EnrolmentReactions {
  return {
    handle: async (events, waited = new Map()) => {
      const waiting = new WaitingList();
      const live = events.filter((event) => event.origin === 'live');
      for (const own of Map.groupBy(live, (event) => event.workspaceId).values())
        await handleWorkspace(parts, inOrder(own), { waited, waiting });
      return waiting.events;
    },
  };
}

async function handleWorkspace(
  parts: ReactionParts,
  events: readonly JourneyEvent[],
  { waited, waiting }: Omit<Entering, 'aliases'>,
): Promise<void> {
  const workspaceId = events[0]?.workspaceId ?? '';
  const aliases = byEveryAlias(await parts.profiles.aliases([...new Set(events.map((event) => event.profileId))]));
  const concerned = await findConcerned(parts.enrolments, {
    workspaceId,
    profileIds: [...new Set(events.flatMap((event) => [event.profileId, ...(aliases.get(event.profileId) ?? [])]))],
    keys: [...new Set(events.flatMap((event) => event.keys))],
  });
  const { versions, unloadable } = await loadVersions(
    parts.versions,
    concerned.map((one) => one.versionId),
  );
  waitForVersions(waiting, concerned, { events, aliases, unloadable });
  const { endings, turns } = decide(concerned, { events, aliases, versions });
  await endFamilies(parts, endings);
  await endFamilies(parts, youngerTwins(concerned, aliases, parts.clock.now()));
  const turned = await settle(parts, turns);
  const entered = await enterAll(parts, events, { aliases, waited, waiting });
  if (turned + entered > 0) parts.doorbell.ring('enrolments');
}

interface Happened {
  readonly events: readonly JourneyEvent[];
  readonly aliases: AliasSets;
  readonly versions: ReadonlyMap<string, CompiledVersion>;
}

/** What each enrolment makes of the events, in their order. An exit leaves nothing of its holds to decide. */
function decide(
  enrolments: readonly EnrolmentDocument[],
  { events, aliases, versions }: Happened,
): { readonly endings: readonly FamilyEnding[]; readonly turns: readonly Turn[] } {
  const endings = new Map<string, FamilyEnding>();
  const turns: Turn[] = [];
  for (const enrolment of enrolments) {
    const { rootId, bucket, versionId } = enrolment;
    const version = versions.get(versionId);
    if (!version) continue;
    const same = aliases.get(enrolment.profileId) ?? new Set([enrolment.profileId]);
    let current = enrolment;
    for (const event of events) {
      const reaction = react(version, current, event, same);
      if (!reaction) continue;
      if (reaction.kind === 'end') {
        endings.set(rootId, { rootId, bucket, ending: reaction.ending });
        break;
      }
      if (current.hold?.outcome) continue;
      turns.push(turnOf(enrolment, reaction));
      current = afterTurn(current, reaction);
    }
  }
  return { endings: [...endings.values()], turns };
}

/** As far as later events of the batch need to know. */
function afterTurn(enrolment: EnrolmentDocument, reaction: Turn['reaction']): EnrolmentDocument {
  if (reaction.kind === 'restart')
    return { ...enrolment, hold: reaction.hold, ...(reaction.event && { event: reaction.event }) };
  const { hold } = enrolment;
  return hold ? { ...enrolment, hold: { ...hold, outcome: reaction.outcome } } : enrolment;
}
