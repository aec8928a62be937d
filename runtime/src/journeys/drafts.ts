import { isDuplicateKey } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import type { Clock } from '../engine/ports';
import { apply, applyAll } from './draft/apply';
import { complete } from './draft/complete';
import { invert } from './draft/invert';
import { boundedJson, requireFlat } from './draft/limits';
import type { AskedOperation, Operation } from './draft/operation';
import { rebase, type Change, type Conflict } from './draft/rebase';
import type { DraftWorkflow } from './draft/workflow';
import type { JourneyDocument, JourneyModels, OperationsDocument } from './model';
import { naming } from './naming';

/** Who writes, and in which workspace. */
export interface Author {
  readonly workspaceId: string;
  /** User or API key. */
  readonly by: string;
}

export interface Draft {
  readonly journey: JourneyDocument;
  readonly revision: number;
  readonly workflow: DraftWorkflow;
}

export interface DraftPatch {
  readonly baseRevision: number;
  readonly operations: readonly AskedOperation[];
  /** The client's name for it: a repeat answers what the first one did. */
  readonly patchId?: string | undefined;
}

export interface SavedDraft {
  readonly revision: number;
  /** As applied: with the ids, names and step keys the server gave. */
  readonly operations: readonly Operation[];
  /** What others saved since `baseRevision`; the client has to take it in before its own. */
  readonly missed: readonly Change[];
}

export interface Drafts {
  read(workspaceId: string, journeyId: string): Promise<Draft>;
  save(author: Author, journeyId: string, patch: DraftPatch): Promise<SavedDraft>;
}

/** Who is further behind has to load the draft anew. */
const MISSED_LIMIT = 200;
const ATTEMPTS = 20;

/**
 * Drafts, saved as operations. The list of operations is the truth: a revision is made by inserting it, and the snapshot
 * in the journey follows. A crash in between leaves the snapshot behind; whoever reads next brings it forward.
 */
class StoredDrafts implements Drafts {
  readonly #models: JourneyModels;
  readonly #clock: Clock;

  constructor(models: JourneyModels, clock: Clock) {
    this.#models = models;
    this.#clock = clock;
  }

  async #find(workspaceId: string, journeyId: string): Promise<JourneyDocument> {
    const journey = await this.#models.journeys.findOne({ _id: journeyId, workspaceId }).lean<JourneyDocument>();
    if (!journey) throw notFound('journey', journeyId);
    return journey;
  }

  async read(workspaceId: string, journeyId: string): Promise<Draft> {
    let journey = await this.#find(workspaceId, journeyId);
    let workflow = JSON.parse(journey.draft.workflow) as DraftWorkflow;
    for (;;) {
      const next = await this.#models.operations
        .findOne({ _id: revisionId(journeyId, journey.draft.revision + 1), workspaceId })
        .lean<OperationsDocument>();
      if (!next) return { journey, revision: journey.draft.revision, workflow };
      workflow = applyAll(workflow, changeOf(next).operations);
      journey = await this.#bringForward(journey, next, workflow);
    }
  }

  /** The snapshot of the journey after a revision that is in the list. Losing this race is fine: the other wrote the same. */
  async #bringForward(journey: JourneyDocument, next: OperationsDocument, workflow: DraftWorkflow) {
    const { revision, by, at } = next;
    const draft = { revision, workflow: boundedJson(workflow), by, at };
    const set = { draft, name: workflow.name, updatedAt: at };
    await this.#models.journeys.updateOne({ _id: journey._id, 'draft.revision': revision - 1 }, { $set: set });
    return { ...journey, ...set };
  }

  async save(author: Author, journeyId: string, patch: DraftPatch): Promise<SavedDraft> {
    requireFlat(patch.operations);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const saved = await this.#trySave(author, journeyId, patch);
      if (saved) return saved;
    }
    throw new PerennialError('conflict', 'This draft is being saved by many at once; try again in a moment.', {
      retryAfter: 1,
    });
  }

  /** Undefined when somebody else made the next revision first. */
  async #trySave(author: Author, journeyId: string, patch: DraftPatch): Promise<SavedDraft | undefined> {
    const draft = await this.read(author.workspaceId, journeyId);
    requireEditable(draft.journey);
    const documents = await this.#since(journeyId, patch.baseRevision, draft.revision);
    const again = patch.patchId === undefined ? undefined : documents.find(({ patchId }) => patchId === patch.patchId);
    if (again) return repeated(documents, again);

    const missed = documents.map(changeOf);
    const made = onTop(draft.workflow, rebased(draft.workflow, documents, patch.operations));
    const document = await this.#append(author, draft, { ...made, patchId: patch.patchId });
    if (!document) return undefined;
    await this.#bringForward(draft.journey, document, made.workflow);
    return { revision: document.revision, operations: made.operations, missed };
  }

  async #since(journeyId: string, base: number, current: number): Promise<OperationsDocument[]> {
    if (base > current)
      throw new PerennialError(
        'invalid_input',
        `The draft is at revision ${String(current)}; there is no revision ${String(base)} to build on.`,
      );
    if (current - base > MISSED_LIMIT)
      throw new PerennialError(
        'conflict',
        `Revision ${String(base)} is ${String(current - base)} revisions old; load the draft anew.`,
      );
    if (base === current) return [];
    const filter = { journeyId, revision: { $gt: base, $lte: current } };
    return await this.#models.operations.find(filter).sort({ revision: 1 }).lean<OperationsDocument[]>();
  }

  async #append(author: Author, draft: Draft, made: Made & { patchId: string | undefined }) {
    const revision = draft.revision + 1;
    const document: OperationsDocument = {
      _id: revisionId(draft.journey._id, revision),
      workspaceId: author.workspaceId,
      journeyId: draft.journey._id,
      revision,
      by: author.by,
      at: this.#clock.now(),
      ...(made.patchId !== undefined && { patchId: made.patchId }),
      operations: JSON.stringify(made.operations),
      inverse: JSON.stringify(made.inverse),
    };
    try {
      await this.#models.operations.create(document);
      return document;
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  }
}

export function createDrafts(models: JourneyModels, clock: Clock): Drafts {
  return new StoredDrafts(models, clock);
}

interface Made {
  readonly workflow: DraftWorkflow;
  readonly operations: readonly Operation[];
  readonly inverse: readonly Operation[];
}

/** Applies what was asked, completed by the server, and notes what would lead back. */
function onTop(before: DraftWorkflow, asked: readonly AskedOperation[]): Made {
  let workflow = before;
  const operations: Operation[] = [];
  const inverse: Operation[] = [];
  for (const each of asked) {
    const operation = complete(workflow, each, naming);
    inverse.unshift(...invert(workflow, operation));
    workflow = apply(workflow, operation);
    operations.push(operation);
  }
  boundedJson(workflow);
  return { workflow, operations, inverse };
}

/** The operations as they read on the present draft, or the conflict that a person has to decide. */
function rebased(
  workflow: DraftWorkflow,
  missed: readonly OperationsDocument[],
  operations: readonly AskedOperation[],
): readonly AskedOperation[] {
  if (missed.length === 0) return operations;
  const base = missed.reduceRight(
    (after, { inverse }) => applyAll(after, JSON.parse(inverse) as Operation[]),
    workflow,
  );
  const result = rebase(base, missed.map(changeOf), operations);
  if (result.conflicts.length > 0) throw changedMeanwhile(result.conflicts);
  return result.operations;
}

function repeated(documents: readonly OperationsDocument[], again: OperationsDocument): SavedDraft {
  const missed = documents.filter(({ revision }) => revision < again.revision).map(changeOf);
  return { revision: again.revision, operations: changeOf(again).operations, missed };
}

function changedMeanwhile(conflicts: readonly Conflict[]): PerennialError {
  const problems = conflicts.slice(0, 50).map(({ path, what, change }) => ({
    path,
    message: `${what}: ${path} was changed by ${change.by} at ${change.at.toISOString()} (revision ${String(change.revision)}).`,
    code: 'changed_meanwhile',
  }));
  const places = [...new Set(conflicts.map(({ what }) => what))].join(', ');
  return new PerennialError(
    'conflict',
    `Someone else changed the same in the meantime: ${places}. Nothing was saved.`,
    {
      problems,
    },
  );
}

function requireEditable(journey: JourneyDocument): void {
  if (journey.status === 'archived')
    throw new PerennialError('not_in_this_state', `The journey "${journey.name}" is archived; it cannot be edited.`);
}

export function changeOf({ revision, by, at, operations }: OperationsDocument): Change {
  return { revision, by, at, operations: JSON.parse(operations) as Operation[] };
}

function revisionId(journeyId: string, revision: number): string {
  return `${journeyId}:${String(revision)}`;
}
