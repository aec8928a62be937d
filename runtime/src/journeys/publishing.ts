import type { JourneyProblem } from '../engine/problem';
import type { CompiledVersion } from '../engine/version';
import { isDuplicateKey } from '../platform/database';
import { PerennialError } from '../platform/errors/error';
import { newId } from '../platform/ids';
import { check, type Checked } from './checks';
import { sameJson } from './draft/same';
import type { Author, Draft, Drafts } from './drafts';
import type { JourneyDocument, JourneyModels, JourneyTask, VersionDocument } from './model';
import { otherWaysOf } from './otherWays';
import type { JourneyParts } from './parts';
import type { Standing } from './people';
import { newTask } from './tasks';

export type WhatHappensToPeople = 'finish' | 'move' | 'leave';

export interface Publishing {
  readonly whatHappensToPeopleInside: WhatHappensToPeople;
  /** For `move`: step keys that are gone → where those people go on; null: they leave. */
  readonly mapping?: Readonly<Record<string, string | null>> | undefined;
  /** Publishes only if the draft is still at this revision. */
  readonly revision?: number | undefined;
  readonly note?: string | undefined;
}

/** What publishing now would do, and who stands where. */
export interface PublishPreview {
  readonly revision: number;
  /** The same as the live version, in steps, wires and messages: publishing it would change nothing for anybody. */
  readonly unchanged: boolean;
  readonly problems: readonly JourneyProblem[];
  readonly people: readonly (Standing & {
    /** Whether the draft still has the step: who stands at one that is gone must be given a place for `move`. */
    readonly gone: boolean;
    /** Of the Wait they stand at the ways out are others in the draft: who is held there is not moved. */
    readonly waysChanged: boolean;
  })[];
}

export interface Publisher {
  preview(workspaceId: string, journeyId: string): Promise<PublishPreview>;
  publish(author: Author, journeyId: string, publishing: Publishing): Promise<PublishedVersion>;
}

/** With what is not wrong enough to stop it. */
export type PublishedVersion = VersionDocument & { readonly warnings: readonly JourneyProblem[] };

/**
 * Publishing in an order that survives a crash: the version is written first, then the journey points to it by
 * compare-and-set on its stamp. A version that nothing points to was never live and enters nobody.
 */
class StoredPublisher implements Publisher {
  readonly #models: JourneyModels;
  readonly #parts: JourneyParts;
  readonly #drafts: Drafts;

  constructor(models: JourneyModels, parts: JourneyParts, drafts: Drafts) {
    this.#models = models;
    this.#parts = parts;
    this.#drafts = drafts;
  }

  async #checked(draft: Draft): Promise<Checked & { id: string; number: number }> {
    const { _id: journeyId, workspaceId } = draft.journey;
    const last = await this.#models.versions
      .findOne({ journeyId }, { number: 1 })
      .sort({ number: -1 })
      .lean<VersionDocument>();
    const as = { id: newId('ver'), workspaceId, journeyId, number: (last?.number ?? 0) + 1 };
    return { ...as, ...(await check(this.#parts, as, draft.workflow)) };
  }

  async preview(workspaceId: string, journeyId: string): Promise<PublishPreview> {
    const draft = await this.#drafts.read(workspaceId, journeyId);
    const [found, standing] = await Promise.all([
      this.#checked(draft),
      this.#parts.people.standing(workspaceId, journeyId),
    ]);
    const keys = stepKeysOf(draft, found);
    const others = await otherWaysOf(
      this.#models,
      standing.map(({ versionId }) => versionId),
      draft.workflow,
    );
    return {
      revision: draft.revision,
      unchanged: await this.#isLive(draft, found),
      problems: found.problems,
      people: standing.map((each) => ({
        ...each,
        gone: !keys.has(each.stepKey),
        waysChanged: others[each.versionId]?.includes(each.stepKey) === true,
      })),
    };
  }

  async #isLive({ journey, workflow }: Draft, { messages }: Checked): Promise<boolean> {
    if (!journey.live) return false;
    const live = await this.#models.versions.findOne({ _id: journey.live.versionId }).lean<VersionDocument>();
    if (!live) return false;
    const pinned = Object.fromEntries(live.messages.map(({ key, revision }) => [key, revision]));
    return (
      sameJson(messages, pinned) &&
      sameJson(withoutPlaces(workflow), withoutPlaces(JSON.parse(live.workflow) as Draft['workflow']))
    );
  }

  async publish(author: Author, journeyId: string, publishing: Publishing): Promise<PublishedVersion> {
    const draft = await this.#drafts.read(author.workspaceId, journeyId);
    requirePublishable(draft, publishing);
    const { id, number, version, problems, messages } = await this.#checked(draft);
    if (!version) throw hasProblems(draft.journey, problems);
    const tasks = draft.journey.live ? await this.#tasksFor(draft.journey, version, { author, publishing }) : [];
    const document: VersionDocument = {
      _id: id,
      workspaceId: author.workspaceId,
      journeyId,
      number,
      name: draft.workflow.name,
      workflow: draft.journey.draft.workflow,
      messages: Object.entries(messages).map(([key, revision]) => ({ key, revision })),
      draftRevision: draft.revision,
      publishedAt: this.#parts.clock.now(),
      by: author.by,
      ...(publishing.note !== undefined && { note: publishing.note }),
    };
    await this.#insert(document);
    await this.#pointTo(draft.journey, document, { version, tasks });
    return { ...document, warnings: problems };
  }

  async #insert(document: VersionDocument): Promise<void> {
    try {
      await this.#models.versions.create(document);
    } catch (error) {
      if (isDuplicateKey(error)) throw publishedMeanwhile(document.name);
      throw error;
    }
  }

  async #pointTo(
    journey: JourneyDocument,
    document: VersionDocument,
    { version, tasks }: { readonly version: CompiledVersion; readonly tasks: readonly JourneyTask[] },
  ): Promise<void> {
    const { _id: versionId, number, draftRevision, publishedAt } = document;
    const { events, occurs } = version.entry;
    const live = {
      ...{ versionId, number, draftRevision, events },
      ...(occurs && { occurs: occurs.kind, publishedAt }),
    };
    const status = journey.status === 'paused' ? 'paused' : 'live';
    const { modifiedCount } = await this.#models.journeys.updateOne(
      { _id: journey._id, workspaceId: journey.workspaceId, stamp: journey.stamp },
      {
        $set: { live, status, updatedAt: document.publishedAt },
        $push: { tasks: { $each: tasks } },
        $inc: { stamp: 1 },
      },
    );
    if (modifiedCount === 1) return;
    // Nobody can have entered it, so it may go; after a crash here it stays and harms nobody.
    await this.#models.versions.deleteOne({ _id: document._id });
    throw publishedMeanwhile(journey.name);
  }

  /** What the people inside have to go through. Those who stand where the new version has no step need a place first. */
  async #tasksFor(
    { _id: journeyId, workspaceId }: JourneyDocument,
    version: CompiledVersion,
    { author, publishing }: { readonly author: Author; readonly publishing: Publishing },
  ): Promise<JourneyTask[]> {
    const task = newTask(author.by, this.#parts.clock.now());
    if (publishing.whatHappensToPeopleInside === 'finish') return [];
    if (publishing.whatHappensToPeopleInside === 'leave')
      return [{ ...task, kind: 'leave', exceptVersionId: version.id, detail: `published:${String(version.number)}` }];
    const mapping = publishing.mapping ?? {};
    requireSteps(mapping, version);
    const standing = await this.#parts.people.standing(workspaceId, journeyId);
    const homeless = standing.filter(
      ({ stepKey, inside }) => inside > 0 && !version.steps.has(stepKey) && !Object.hasOwn(mapping, stepKey),
    );
    if (homeless.length > 0) throw needPlace(homeless);
    const pairs = Object.entries(mapping).map(([from, to]) => ({ from, to }));
    return [{ ...task, kind: 'move', versionId: version.id, mapping: pairs }];
  }
}

export function createPublisher(models: JourneyModels, parts: JourneyParts, drafts: Drafts): Publisher {
  return new StoredPublisher(models, parts, drafts);
}

/** Where steps stand on the canvas is nothing people go through. */
function withoutPlaces(workflow: Pick<Draft['workflow'], 'nodes'>): unknown {
  return { ...workflow, nodes: workflow.nodes.map((node) => ({ ...node, position: null })) };
}

/** Of a draft that does not compile: by what our steps carry. */
function stepKeysOf({ workflow }: Draft, { version }: Checked): ReadonlySet<unknown> {
  return version
    ? new Set(version.steps.keys())
    : new Set(workflow.nodes.map((node) => node.parameters['stepKey'] ?? node.id));
}

function requirePublishable({ journey, revision }: Draft, publishing: Publishing): void {
  if (journey.status === 'archived')
    throw new PerennialError('not_in_this_state', `The journey "${journey.name}" is archived; it cannot be published.`);
  if (publishing.revision !== undefined && publishing.revision !== revision)
    throw new PerennialError(
      'conflict',
      `The draft is at revision ${String(revision)}, not ${String(publishing.revision)}: look at what changed, then publish again.`,
    );
}

function requireSteps(mapping: Readonly<Record<string, string | null>>, { steps }: CompiledVersion): void {
  for (const to of Object.values(mapping))
    if (to !== null && !steps.has(to))
      throw new PerennialError('invalid_input', `"mapping" leads to "${to}", which is no step of the new version.`);
}

function needPlace(standing: readonly Standing[]): PerennialError {
  const problems = standing.map(({ stepKey, inside }) => ({
    path: `mapping.${stepKey}`,
    message: `${String(inside)} stand at the step "${stepKey}", which the new version does not have: name a step to go on at, or null to leave.`,
    code: 'needs_place',
  }));
  return new PerennialError('invalid_input', 'Some people stand at steps that are gone; say where they go on.', {
    problems,
  });
}

export function hasProblems(journey: JourneyDocument, found: readonly JourneyProblem[]): PerennialError {
  const errors = found.filter(({ severity }) => severity === 'error');
  const count = errors.length === 1 ? 'one problem' : `${String(errors.length)} problems`;
  return new PerennialError('journey_has_problems', `"${journey.name}" has ${count}: ${errors[0]?.message ?? ''}`, {
    problems: errors.map(({ code, message, nodeName, parameter }) => ({
      path: [nodeName, parameter].filter((part) => part !== undefined).join('.') || 'journey',
      message,
      code,
    })),
  });
}

function publishedMeanwhile(name: string): PerennialError {
  return new PerennialError('conflict', `The journey "${name}" was published, paused or archived in the meantime.`);
}
