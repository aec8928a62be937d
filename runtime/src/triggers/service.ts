import { nextTimes, type ScheduleTimes } from '../engine/schedule';
import type { Enrolments, Removal, Removed } from '../enrolments/service';
import { addPeople, type Adding, type AddingParts } from './add';
import type { EntryResult } from './contract';
import { dueOutside, type DueParts, type DuePeople, type DueQuery } from './occurrences/outside';
import { planOccurrences, type PlanningParts } from './occurrences/plan';
import { walkOccurrences, type WalkingParts } from './occurrences/walk';
import { removeNamed, type NamedRemoval } from './removeNamed';
import { sweepTriggers, type SweepParts } from './sweep';

export interface NextTimes {
  readonly times: ScheduleTimes;
  readonly zone: string;
  readonly count: number;
}

export type TriggersParts = AddingParts &
  PlanningParts &
  WalkingParts &
  DueParts &
  SweepParts & { readonly enrolments: Pick<Enrolments, 'triggered' | 'remove'> };

/** What lets people into journeys beside their events. */
export interface Triggers {
  /**
   * Up to a thousand people by a call of the API, whatever the entry of the journey is. Throws not_found for the journey;
   * invalid_input for an entry key in a journey without one.
   */
  add(adding: Adding): Promise<EntryResult[]>;
  /** Ends people at once. Throws not_found for the journey, and for enrolments that are none of it. */
  remove(removal: Removal): Promise<Removed>;
  /** The same for people as they are called outside, each with an answer. Throws not_found for the journey. */
  removeNamed(removal: NamedRemoval): ReturnType<typeof removeNamed>;
  /** Notes what dates and schedules have come since the last time, for every journey that lets people in by them. */
  plan(): Promise<void>;
  /** Lets them in, as long as there is somebody; throws when the signal says so. */
  walk(signal?: AbortSignal): Promise<void>;
  /** Who is due by a date or a schedule, for programs outside. Throws invalid_input for a cursor of another list. */
  due(query: DueQuery): Promise<DuePeople>;
  /** The next times of a schedule. */
  nextTimes(query: NextTimes): readonly { readonly wall: string; readonly at: Date }[];
  /** Goes on with what a crash left; repeat while it is not 0. */
  sweep(): Promise<number>;
}

export function createTriggers(parts: TriggersParts): Triggers {
  return {
    add: async (adding) => await addPeople(parts, adding),
    remove: async (removal) => {
      await parts.journeys.read(removal.workspaceId, removal.journeyId);
      return await parts.enrolments.remove(removal);
    },
    removeNamed: async (removal) => {
      await parts.journeys.read(removal.workspaceId, removal.journeyId);
      return await removeNamed(parts, removal);
    },
    plan: async () => {
      await planOccurrences(parts);
    },
    walk: async (signal) => {
      await walkOccurrences(parts, signal);
    },
    due: async (query) => await dueOutside(parts, query),
    nextTimes: ({ times, zone, count }) => nextTimes(times, zone, { after: parts.clock.now(), count }),
    sweep: async () => await sweepTriggers(parts),
  };
}
