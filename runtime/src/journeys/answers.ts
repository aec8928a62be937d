import type { z } from 'zod';

import type * as contract from './contract';
import type { DraftWorkflow } from './draft/workflow';
import type { SavedDraft } from './drafts';
import type { JourneyDocument, VersionDocument } from './model';

type Answer<T extends z.ZodType> = z.input<T>;

export function summaryOf(journey: JourneyDocument, inside: number): Answer<typeof contract.journeySummary> {
  return {
    id: journey._id,
    name: journey.name,
    status: journey.status,
    peopleParked: journey.peopleParked ?? false,
    draftRevision: journey.draft.revision,
    ...(journey.live && { liveVersion: { id: journey.live.versionId, number: journey.live.number } }),
    inside,
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

export function savedOf({ revision, operations, missed }: SavedDraft): Answer<typeof contract.savedDraft> {
  return {
    revision,
    operations: [...operations],
    missed: missed.map((change) => ({ ...change, at: change.at.toISOString(), operations: [...change.operations] })),
  };
}
