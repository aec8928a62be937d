import type { z } from 'zod';

import type * as contract from './contract';
import type { Change } from './draft/rebase';
import type { DraftWorkflow } from './draft/workflow';
import type { SavedDraft } from './drafts';
import type { JourneyDocument, VersionDocument } from './model';

type Answer<T extends z.ZodType> = z.input<T>;

/** People on their way, and those of them who are dead letters. */
export interface Inside {
  readonly inside: number;
  readonly stuck: number;
}

export function summaryOf(journey: JourneyDocument, { inside, stuck }: Inside): Answer<typeof contract.journeySummary> {
  const { live, draft } = journey;
  return {
    id: journey._id,
    name: journey.name,
    status: journey.status,
    peopleParked: journey.peopleParked ?? false,
    draftRevision: draft.revision,
    draftChangedAt: draft.at.toISOString(),
    draftChangedBy: draft.by,
    draftOpen: live?.draftRevision !== undefined && live.draftRevision < draft.revision,
    ...(live && { liveVersion: { id: live.versionId, number: live.number, events: [...live.events] } }),
    inside,
    stuck,
    pendingTasks: journey.tasks.length,
    createdAt: journey.createdAt.toISOString(),
    updatedAt: journey.updatedAt.toISOString(),
  };
}

export function versionOf(version: VersionDocument, liveId?: string): Answer<typeof contract.versionSummary> {
  return {
    id: version._id,
    journeyId: version.journeyId,
    number: version.number,
    name: version.name,
    live: version._id === liveId,
    draftRevision: version.draftRevision,
    publishedAt: version.publishedAt.toISOString(),
    by: version.by,
    ...(version.note !== undefined && { note: version.note }),
    messages: [...version.messages],
  };
}

export function wholeVersionOf(version: VersionDocument, liveId?: string): Answer<typeof contract.version> {
  return { ...versionOf(version, liveId), workflow: JSON.parse(version.workflow) as DraftWorkflow };
}

export function operationsOf({ revision, by, at, operations }: Change): Answer<typeof contract.draftChange> {
  return { revision, by, at: at.toISOString(), operations: [...operations] };
}

export function savedOf({ revision, operations, missed }: SavedDraft): Answer<typeof contract.savedDraft> {
  return {
    revision,
    operations: [...operations],
    missed: missed.map(operationsOf),
  };
}
