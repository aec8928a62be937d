import type { JourneyProblem } from '../engine/problem';
import type { CompiledVersion } from '../engine/version';
import { notFound } from '../platform/errors/error';
import { decodeCursor, encodeCursor, type PageQuery } from '../platform/http/page';
import { check } from './checks';
import type { Change } from './draft/rebase';
import type { DraftWorkflow } from './draft/workflow';
import { changeOf, type Drafts } from './drafts';
import type { JourneyDocument, JourneyModels, JourneyStatus, OperationsDocument, VersionDocument } from './model';
import type { JourneyParts } from './parts';
import { hasProblems } from './publishing';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

/** What can be looked at. */
export interface Reading {
  list(
    workspaceId: string,
    page: PageQuery & { readonly status?: JourneyStatus | undefined; readonly usesMessage?: string | undefined },
  ): Promise<Page<JourneyDocument>>;
  validate(workspaceId: string, journeyId: string): Promise<{ revision: number; problems: readonly JourneyProblem[] }>;
  /** Saved changes of the draft after a revision, the newest first. */
  changes(workspaceId: string, journeyId: string, page: PageQuery & { readonly since: number }): Promise<Page<Change>>;
  /** The draft as if it were published now. Throws journey_has_problems. */
  draftVersion(workspaceId: string, journeyId: string): Promise<CompiledVersion>;
  versions(workspaceId: string, journeyId: string, page: PageQuery): Promise<Page<VersionDocument>>;
  version(workspaceId: string, journeyId: string, versionId: string): Promise<VersionDocument>;
  /** n8n's workflow JSON of the draft, or of a version. */
  exported(workspaceId: string, journeyId: string, versionId?: string): Promise<DraftWorkflow>;
}

export function createReading(models: JourneyModels, parts: JourneyParts, drafts: Drafts): Reading {
  const { journeys, versions } = models;

  async function version(workspaceId: string, journeyId: string, versionId: string): Promise<VersionDocument> {
    const found = await versions.findOne({ _id: versionId, workspaceId, journeyId }).lean<VersionDocument>();
    if (!found) throw notFound('journey version', versionId);
    return found;
  }

  return {
    version,

    list: async (workspaceId, { status, usesMessage, limit, cursor }) => {
      const after = cursor === undefined ? {} : { _id: { $lt: String(decodeCursor(cursor)[0]) } };
      const uses = usesMessage === undefined ? {} : await sending(models, workspaceId, usesMessage);
      const found = await journeys
        .find({ workspaceId, ...(status && { status }), ...uses, ...after }, { 'draft.workflow': 0 })
        .sort({ _id: -1 })
        .limit(limit + 1)
        .lean<JourneyDocument[]>();
      return pageOf(found, limit, ({ _id }) => _id);
    },

    validate: async (workspaceId, journeyId) => {
      const { journey, revision, workflow } = await drafts.read(workspaceId, journeyId);
      const as = { id: 'draft', workspaceId, journeyId, number: (journey.live?.number ?? 0) + 1 };
      return { revision, problems: (await check(parts, as, workflow)).problems };
    },

    draftVersion: async (workspaceId, journeyId) => {
      const { journey, workflow } = await drafts.read(workspaceId, journeyId);
      const as = { id: 'draft', workspaceId, journeyId, number: (journey.live?.number ?? 0) + 1 };
      const { version: compiled, problems } = await check(parts, as, workflow);
      if (!compiled) throw hasProblems(journey, problems);
      return compiled;
    },

    versions: async (workspaceId, journeyId, { limit, cursor }) => {
      await drafts.read(workspaceId, journeyId);
      const after = cursor === undefined ? {} : { number: { $lt: Number(decodeCursor(cursor)[0]) } };
      const found = await versions
        .find({ workspaceId, journeyId, ...after }, { workflow: 0 })
        .sort({ number: -1 })
        .limit(limit + 1)
        .lean<VersionDocument[]>();
      return pageOf(found, limit, ({ number }) => number);
    },

    changes: async (workspaceId, journeyId, page) => {
      await drafts.read(workspaceId, journeyId);
      return await changesOf(models, { workspaceId, journeyId }, page);
    },

    exported: async (workspaceId, journeyId, versionId) => {
      if (versionId === undefined) return (await drafts.read(workspaceId, journeyId)).workflow;
      const { workflow } = await version(workspaceId, journeyId, versionId);
      return JSON.parse(workflow) as DraftWorkflow;
    },
  };
}

/** Journeys with this message in their live version, or in the draft, which is kept as JSON text. */
async function sending({ versions }: JourneyModels, workspaceId: string, message: string) {
  const ids = await versions.distinct('_id', { workspaceId, 'messages.key': message });
  return { $or: [{ 'live.versionId': { $in: ids } }, { 'draft.workflow': { $regex: `"message":"${message}"` } }] };
}

async function changesOf(
  { operations }: JourneyModels,
  of: { readonly workspaceId: string; readonly journeyId: string },
  { since, limit, cursor }: PageQuery & { readonly since: number },
): Promise<Page<Change>> {
  const before = cursor === undefined ? {} : { $lt: Number(decodeCursor(cursor)[0]) };
  const found = await operations
    .find({ ...of, revision: { $gt: since, ...before } }, { inverse: 0 })
    .sort({ revision: -1 })
    .limit(limit + 1)
    .lean<OperationsDocument[]>();
  const { items, ...rest } = pageOf(found, limit, ({ revision }) => revision);
  return { items: items.map(changeOf), ...rest };
}

function pageOf<T>(found: readonly T[], limit: number, position: (item: T) => string | number): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last ? { items, nextCursor: encodeCursor([position(last)]) } : { items };
}
