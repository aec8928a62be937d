import type { Enrolments, Removal, Removed } from '../enrolments/service';
import { addPeople, type Adding, type AddingParts } from './add';
import type { EntryResult } from './contract';
import { sweepTriggers, type SweepParts } from './sweep';

export type TriggersParts = AddingParts &
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
    sweep: async () => await sweepTriggers(parts),
  };
}
