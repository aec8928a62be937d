import type { JourneyEvent } from '../engine/event';
import type { Waiting, WaitingEvents } from '../engine/ports';
import type { AliasSets } from './concerned';
import type { EnrolmentDocument } from './model';

/** Events that cannot do all of theirs yet, because versions do not load. */
export class WaitingList {
  readonly #waiting = new Map<string, Waiting>();

  get events(): WaitingEvents {
    return this.#waiting;
  }

  /** To end or settle somebody inside. */
  forSomebodyInside(eventId: string, message: string): void {
    this.#waiting.set(eventId, { enter: this.#waiting.get(eventId)?.enter ?? [], message });
  }

  toEnter(eventId: string, { journeyId, message }: { readonly journeyId: string; readonly message: string }): void {
    const enter = new Set([...(this.#waiting.get(eventId)?.enter ?? []), journeyId]);
    this.#waiting.set(eventId, { enter: [...enter], message });
  }
}

/**
 * Events that may mean something to enrolments whose versions do not load: what they listen for is not known. All of the same
 * person or entry key, but for the one that let them in.
 */
export function waitForVersions(
  list: WaitingList,
  enrolments: readonly EnrolmentDocument[],
  {
    events,
    aliases,
    unloadable,
  }: {
    readonly events: readonly JourneyEvent[];
    readonly aliases: AliasSets;
    readonly unloadable: ReadonlyMap<string, string>;
  },
): void {
  for (const { profileId, versionId, entry } of enrolments) {
    const message = unloadable.get(versionId);
    if (message === undefined) continue;
    const same = aliases.get(profileId) ?? new Set([profileId]);
    for (const { id, profileId: whose, keys } of events)
      if (id !== entry.triggerId && (same.has(whose) || keys.some((key) => entry.keys.includes(key))))
        list.forSomebodyInside(id, message);
  }
}
