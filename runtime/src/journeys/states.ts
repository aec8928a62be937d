import { notFound, PerennialError } from '../platform/errors/error';
import type { Author } from './drafts';
import type { JourneyDocument, JourneyModels, JourneyStatus, JourneyTask } from './model';
import type { JourneyParts } from './parts';
import { newTask } from './tasks';

/** `entryOnly`: nobody comes in, those inside go on. `everything`: those inside stand still as well. */
export type PauseWhat = 'entryOnly' | 'everything';

export interface JourneyStates {
  pause(author: Author, journeyId: string, what: PauseWhat): Promise<JourneyDocument>;
  /** `timeWentOn`: waits that ran out while everything stood still are over; else they go on with what was left. */
  resume(author: Author, journeyId: string, how: { readonly timeWentOn: boolean }): Promise<JourneyDocument>;
  /** Nobody comes in any more; those inside leave, or finish. */
  archive(author: Author, journeyId: string, people: 'finish' | 'leave'): Promise<JourneyDocument>;
}

interface Change {
  readonly from: readonly JourneyStatus[];
  readonly verb: string;
  readonly set: Partial<JourneyDocument>;
  readonly task?: JourneyTask | undefined;
}

/** Changes of what a journey does, each one compare-and-set. Work on the people inside is noted with it, so no crash loses it. */
export function createStates({ journeys }: JourneyModels, parts: JourneyParts): JourneyStates {
  async function change(
    author: Author,
    journeyId: string,
    { from, verb, set, task }: Change,
  ): Promise<JourneyDocument> {
    const filter = { _id: journeyId, workspaceId: author.workspaceId };
    const changed = await journeys
      .findOneAndUpdate(
        { ...filter, status: { $in: from } },
        {
          $set: { ...set, updatedAt: parts.clock.now() },
          $inc: { stamp: 1 },
          ...(task && { $push: { tasks: task } }),
        },
        { returnDocument: 'after' },
      )
      .lean<JourneyDocument>();
    if (changed) return changed;
    const journey = await journeys.findOne(filter).lean<JourneyDocument>();
    if (!journey) throw notFound('journey', journeyId);
    throw new PerennialError(
      'not_in_this_state',
      `The journey "${journey.name}" is ${journey.status}; only one that is ${from.join(' or ')} can be ${verb}.`,
    );
  }

  return {
    pause: async (author, journeyId, what) => {
      const everything = what === 'everything';
      const task: JourneyTask = { ...newTask(author.by, parts.clock.now()), kind: 'park' };
      return await change(author, journeyId, {
        // Paused with people going on may still be told to stop them.
        from: everything ? ['live', 'paused'] : ['live'],
        verb: 'paused',
        set: { status: 'paused', peopleParked: everything },
        task: everything ? task : undefined,
      });
    },
    resume: async (author, journeyId, { timeWentOn }) =>
      await change(author, journeyId, {
        from: ['paused'],
        verb: 'resumed',
        set: { status: 'live', peopleParked: false, resumedAt: parts.clock.now() },
        task: { ...newTask(author.by, parts.clock.now()), kind: 'unpark', timeWentOn },
      }),
    archive: async (author, journeyId, people) => {
      const at = parts.clock.now();
      const leave: JourneyTask = { ...newTask(author.by, at), kind: 'leave', detail: 'archived' };
      const goOn: JourneyTask = { ...newTask(author.by, at), kind: 'unpark', timeWentOn: true };
      return await change(author, journeyId, {
        from: ['draft', 'live', 'paused'],
        verb: 'archived',
        set: { status: 'archived', archivedAt: at, peopleParked: false, peopleLeft: people === 'leave' },
        task: people === 'leave' ? leave : goOn,
      });
    },
  };
}
