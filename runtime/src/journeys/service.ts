import type { Snapshots, Versions } from '../engine/ports';
import { isDuplicateKey } from '../platform/database';
import { newId } from '../platform/ids';
import { createDrafts, type Author, type Drafts } from './drafts';
import { boundedJson } from './draft/limits';
import { readWorkflow } from './draft/read';
import { createLiveVersions, standsOf } from './live';
import { journeyModels, type JourneyDocument, type Occurring } from './model';
import { naming } from './naming';
import { occurringJourneys, type OccurringJourney } from './occurring';
import type { JourneyParts } from './parts';
import { createPublisher, type Publisher } from './publishing';
import { createReading, type Reading } from './reading';
import { createStates, type JourneyStates } from './states';
import { createTasks, type JourneyTasks } from './tasks';
import { credentialUses, type CredentialUses } from './uses';
import { createCompiledVersions } from './versions';

export type { Author } from './drafts';
export type { JourneyParts } from './parts';
export type { JourneyPeople, MoveTarget, PeopleScope, Standing } from './people';
export type { CredentialUse } from './uses';
export type { JourneyDocument };
export type { Occurring, OccurringJourney };

/** Journeys of all workspaces, the only way in. Everything a person asks for is within one workspace. */
export interface Journeys extends Versions, Snapshots, Reading, Drafts, Publisher, JourneyStates {
  /** Throws invalid_input for what is no workflow. With an `id` of the caller's a repeat gives what the first one made. */
  create(author: Author, workflow: unknown, name?: string, id?: string): Promise<JourneyDocument>;
  /** Those that let people in without events of theirs, live or paused, of every workspace. */
  occurring(): Promise<readonly OccurringJourney[]>;
  /** Replaces the draft by an n8n workflow. */
  replace(
    author: Author,
    journeyId: string,
    workflow: { json: unknown; baseRevision: number },
  ): ReturnType<Drafts['save']>;
  /** Which journeys use which credentials. */
  credentialUses(workspaceId: string): Promise<CredentialUses>;
  readonly tasks: JourneyTasks;
}

export function createJourneys(parts: JourneyParts): Journeys {
  const models = journeyModels(parts.connection);
  const { journeys } = models;
  const drafts = createDrafts(models, parts.clock);
  const compiled = createCompiledVersions(models, parts);
  const live = createLiveVersions(models);
  const publisher = createPublisher(models, parts, drafts);
  const states = createStates(models, parts);
  const reading = createReading(models, parts, drafts);
  const tasks = createTasks(models, parts, compiled);

  /** After a change of what is live: known here at once, and the people inside are seen to. */
  async function changed<T>(author: Author, journeyId: string, change: Promise<T>): Promise<T> {
    try {
      const result = await change;
      tasks.start(journeyId);
      return result;
    } finally {
      live.forget(author.workspaceId);
    }
  }

  return {
    read: async (workspaceId, id) => await drafts.read(workspaceId, id),
    save: async (author, id, patch) => await drafts.save(author, id, patch),
    byId: async (versionId) => await compiled.byId(versionId),
    workflow: async (versionId) => await compiled.workflow(versionId),
    ...reading,
    tasks,
    credentialUses: async (workspaceId) => await credentialUses(models, parts.people, workspaceId),
    preview: async (workspaceId, id) => await publisher.preview(workspaceId, id),
    enteredBy: async (workspaceId, eventName) => await compiled.each(await live.enteredBy(workspaceId, eventName)),
    standsOf: async (ids) => await standsOf(models, ids),
    publish: async (author, id, how) => await changed(author, id, publisher.publish(author, id, how)),
    pause: async (author, id, what) => await changed(author, id, states.pause(author, id, what)),
    resume: async (author, id, how) => await changed(author, id, states.resume(author, id, how)),
    occurring: async () => await occurringJourneys(models),
    archive: async (author, id, people) => await changed(author, id, states.archive(author, id, people)),

    create: async (author, workflow, name, id = newId('jrn')) => {
      const read = readWorkflow(workflow, naming, name);
      const at = parts.clock.now();
      const journey: JourneyDocument = {
        _id: id,
        workspaceId: author.workspaceId,
        name: read.name,
        status: 'draft',
        stamp: 0,
        draft: { revision: 1, workflow: boundedJson(read), by: author.by, at },
        tasks: [],
        createdAt: at,
        createdBy: author.by,
        updatedAt: at,
      };
      try {
        await journeys.create(journey);
        return journey;
      } catch (error) {
        const { workspaceId } = author;
        const before =
          isDuplicateKey(error) && (await journeys.findOne({ _id: id, workspaceId }).lean<JourneyDocument>());
        if (!before) throw error;
        return before;
      }
    },

    replace: async (author, journeyId, { json, baseRevision }) => {
      const operations = [{ type: 'replaceWorkflow' as const, workflow: readWorkflow(json, naming) }];
      return await drafts.save(author, journeyId, { baseRevision, operations });
    },
  };
}
