import { z } from 'zod';

import { pageOf, pageQuery } from '../platform/http/page';
import { operationSchema } from './draft/operation';
import { JOURNEY_STATUSES } from './model';

const id = z.string().min(1).max(80);
const stepKey = z.string().min(1).max(250);
const date = z.iso.datetime();

export const journeyParams = z.object({ journeyId: id });
export const versionParams = z.object({ journeyId: id, versionId: id });
export const journeyList = pageQuery.extend({
  status: z.enum(JOURNEY_STATUSES).optional(),
  usesMessage: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional()
    .meta({ description: 'Key of a message: journeys that send it, live or in their draft.' }),
});
export const exportQuery = z.object({ version: id.optional() });

export const n8nWorkflow = z
  .record(z.string(), z.unknown())
  .meta({ id: 'N8nWorkflow', description: "n8n's own workflow JSON; fields that are not known here are kept." });

export const newJourney = z
  .object({
    name: z.string().trim().min(1).max(250).optional(),
    workflow: n8nWorkflow.optional().meta({ description: 'An n8n workflow to start from.' }),
    entry: z
      .object({ events: z.array(z.string().min(1).max(200)).max(20).default([]) })
      .optional()
      .meta({ description: 'Starts with an entry step that listens to these events.' }),
  })
  .refine((asked) => asked.name !== undefined || asked.workflow !== undefined, {
    error: 'needs a "name" or a "workflow"',
  })
  .refine((asked) => asked.workflow === undefined || asked.entry === undefined, {
    error: '"entry" goes with a "name"; a "workflow" brings its own entry',
  })
  .meta({ id: 'NewJourney' });

export const journeyProblem = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    message: z.string(),
    stepKey: z.string().optional(),
    nodeName: z.string().optional(),
    parameter: z.string().optional(),
  })
  .meta({ id: 'JourneyProblem' });

export const journeySummary = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.enum(JOURNEY_STATUSES),
    peopleParked: z.boolean().meta({ description: 'Paused with everybody inside standing still.' }),
    draftRevision: z.int(),
    draftChangedAt: date,
    draftChangedBy: z.string(),
    draftOpen: z.boolean().meta({ description: 'The draft has changes that are not live.' }),
    liveVersion: z.object({ id: z.string(), number: z.int(), events: z.array(z.string()) }).optional(),
    inside: z.int().meta({ description: 'People on their way through it now.' }),
    stuck: z.int().meta({ description: 'Of those, dead letters that wait for a person.' }),
    pendingTasks: z.int().meta({ description: 'Moves, pauses and leaves of people that are still being worked off.' }),
    createdAt: date,
    updatedAt: date,
  })
  .meta({ id: 'JourneySummary' });

export const standing = z
  .object({ versionId: z.string(), stepKey: z.string(), inside: z.int(), parked: z.int() })
  .meta({ id: 'JourneyStanding' });

export const journey = journeySummary.extend({ standing: z.array(standing) }).meta({ id: 'Journey' });
export const journeyPage = pageOf(journeySummary).meta({ id: 'JourneyPage' });

export const draft = z
  .object({ revision: z.int(), changedAt: date, changedBy: z.string(), workflow: n8nWorkflow })
  .meta({ id: 'JourneyDraft' });

export const draftPatch = z
  .object({
    baseRevision: z.int().min(1),
    operations: z.array(operationSchema).min(1).max(500),
    patchId: z
      .string()
      .max(80)
      .optional()
      .meta({ description: 'Your name for this change: sent again, it answers what it answered the first time.' }),
  })
  .meta({ id: 'DraftPatch' });

const storedOperations = z.array(z.record(z.string(), z.unknown()));

export const draftChange = z
  .object({ revision: z.int(), by: z.string(), at: date, operations: storedOperations })
  .meta({ id: 'DraftChange' });
export const draftChangePage = pageOf(draftChange).meta({ id: 'DraftChangePage' });
export const draftChangesQuery = pageQuery.extend({
  since: z.coerce.number().int().min(0).default(0).meta({ description: 'Changes after this revision.' }),
});

export const savedDraft = z
  .object({
    revision: z.int(),
    operations: storedOperations.meta({ description: 'As applied, with the ids, names and step keys given here.' }),
    missed: z.array(draftChange).meta({ description: 'What others saved since `baseRevision`.' }),
  })
  .meta({ id: 'SavedDraft' });

export const importBody = z
  .object({ baseRevision: z.int().min(1), workflow: n8nWorkflow })
  .meta({ id: 'JourneyImport' });

export const validation = z
  .object({ revision: z.int(), publishable: z.boolean(), problems: z.array(journeyProblem) })
  .meta({ id: 'JourneyValidation' });

export const publishBody = z
  .object({
    whatHappensToPeopleInside: z.enum(['finish', 'move', 'leave']).default('finish'),
    mapping: z
      .record(stepKey, stepKey.nullable())
      .refine((mapping) => Object.keys(mapping).length <= 500, { error: 'has at most 500 steps' })
      .optional()
      .meta({ description: 'For `move`: steps that are gone → where people go on; null: they leave.' }),
    revision: z.int().min(1).optional().meta({ description: 'Publish only if the draft is still at this revision.' }),
    note: z.string().max(2_000).optional(),
    enrolMatching: z
      .union([
        z.literal(true),
        z.object({ perMinute: z.int().min(1).max(10_000).default(60), hours: z.number().positive().optional() }),
      ])
      .optional()
      .meta({
        description: 'Lets in who matches the entry already, as POST …/catch-ups does; 60 a minute unless told.',
      }),
  })
  .meta({ id: 'PublishJourney' });

export const publishPreview = z
  .object({
    revision: z.int(),
    unchanged: z
      .boolean()
      .meta({ description: 'Nothing differs from the live version, the texts of its messages included.' }),
    publishable: z.boolean(),
    problems: z.array(journeyProblem),
    people: z.array(
      standing.extend({
        gone: z.boolean(),
        waysChanged: z.boolean().meta({
          description:
            'The ways out of this Wait are others now: who is held there is not moved, but finishes on their version',
        }),
      }),
    ),
    matching: z
      .object({ count: z.int(), capped: z.boolean().meta({ description: 'There may be more.' }) })
      .optional()
      .meta({ description: 'People who match the entry already; absent while the draft has problems.' }),
  })
  .meta({ id: 'PublishPreview' });

export const versionSummary = z
  .object({
    id: z.string(),
    journeyId: z.string(),
    number: z.int(),
    name: z.string(),
    live: z.boolean(),
    draftRevision: z.int(),
    publishedAt: date,
    by: z.string(),
    note: z.string().optional(),
    messages: z.array(z.object({ key: z.string(), revision: z.int() })),
  })
  .meta({ id: 'JourneyVersionSummary' });

export const publishedVersion = versionSummary
  .extend({ warnings: z.array(journeyProblem).meta({ description: 'What did not stop it and may still be wrong.' }) })
  .meta({ id: 'PublishedJourneyVersion' });

export const version = versionSummary.extend({ workflow: n8nWorkflow }).meta({ id: 'JourneyVersion' });
export const versionPage = pageOf(versionSummary).meta({ id: 'JourneyVersionPage' });

export const pauseBody = z.object({ what: z.enum(['entryOnly', 'everything']) }).meta({ id: 'PauseJourney' });

export const resumeBody = z
  .object({
    timeWentOn: z.boolean().default(false).meta({
      description: 'Whether waits that ran out during the pause are over, or go on with what was left of them.',
    }),
  })
  .meta({ id: 'ResumeJourney' });

export const archiveBody = z
  .object({ people: z.enum(['finish', 'leave']).default('finish') })
  .meta({ id: 'ArchiveJourney' });
