import { z } from 'zod';

import { LONGEST_TIME_LIMIT } from '../../engine/version';
import {
  draftStep,
  draftWorkflow,
  parametersSchema,
  positionSchema,
  stepGroup,
  stepId,
  stepName,
  stepWires,
} from './workflow';

const kind = z.string().min(1).max(60).default('main');
const port = z.int().min(0).max(1_000);

/** Where a parameter is: keys of objects, positions in lists. */
const parameterPath = z
  .array(
    z.union([
      z
        .string()
        .min(1)
        .max(200)
        .refine((key) => key !== '__proto__', { error: 'is not a parameter' }),
      port,
    ]),
  )
  .min(1)
  .max(30);

/** A new step: id and typeVersion may be left to the server. */
const newStep = draftStep.extend({
  id: stepId.exactOptional(),
  typeVersion: z.number().default(1),
  parameters: parametersSchema.default({}),
});

/**
 * Puts a step into the workflow, alone or behind the output of another. `onward` is the output of the new step that takes
 * over what the other led to; null lets those wires go (an Exit has no outputs).
 */
const addStep = z.object({
  type: z.literal('addStep'),
  node: newStep,
  /** Position in the list of nodes; at the end unless given. */
  index: port.exactOptional(),
  after: z.object({ step: stepId, output: port.default(0), onward: port.nullable().default(0) }).exactOptional(),
});

/** Takes a step out with all its wires. With `closeGap`, what led to it leads to where its output `through` led. */
const removeStep = z.object({
  type: z.literal('removeStep'),
  step: stepId,
  closeGap: z.boolean().default(false),
  through: port.default(0),
});

/** In the given order; a change without `value` removes what is there. */
const setParameters = z.object({
  type: z.literal('setParameters'),
  step: stepId,
  changes: z
    .array(z.object({ path: parameterPath, value: z.unknown().optional() }))
    .min(1)
    .max(500),
});

/** Rewrites every `$('Old name')` in expressions as well. */
const renameStep = z.object({ type: z.literal('renameStep'), step: stepId, name: stepName });

const moveSteps = z.object({
  type: z.literal('moveSteps'),
  moves: z
    .array(z.object({ step: stepId, position: positionSchema }))
    .min(1)
    .max(500),
});

const wire = {
  from: z.object({ step: stepId, output: port.default(0), kind }),
  to: z.object({ step: stepId, input: port.default(0), kind }),
};

const connect = z.object({ type: z.literal('connect'), ...wire });
const disconnect = z.object({ type: z.literal('disconnect'), ...wire });

/** All wires out of a step at once, in n8n's own form; null takes them away. */
const setWires = z.object({ type: z.literal('setWires'), step: stepId, wires: stepWires.nullable() });

/** Settings of a step beside its parameters. */
export const stepSettings = z.strictObject({
  disabled: z.boolean().exactOptional(),
  onError: z.enum(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput']).exactOptional(),
  retryOnFail: z.boolean().exactOptional(),
  maxTries: z.number().int().min(0).max(100).exactOptional(),
  waitBetweenTries: z.number().int().min(0).max(86_400_000).exactOptional(),
  onUnknown: z.literal('runAgain').exactOptional(),
  timeLimit: z.number().int().min(1).max(LONGEST_TIME_LIMIT).exactOptional(),
  alwaysOutputData: z.boolean().exactOptional(),
  executeOnce: z.boolean().exactOptional(),
  notesInFlow: z.boolean().exactOptional(),
  credentials: z.record(z.string(), z.unknown()).exactOptional(),
});

const setStepSettings = z
  .object({
    type: z.literal('setStepSettings'),
    step: stepId,
    set: stepSettings.default({}),
    unset: z.array(stepSettings.keyof()).max(20).default([]),
  })
  .refine(({ set, unset }) => Object.keys(set).length + unset.length > 0, { error: 'sets and removes nothing' });

/** The note of a step; null removes it. Sticky notes are nodes: added, moved and removed like steps. */
const setNotes = z.object({ type: z.literal('setNotes'), step: stepId, notes: z.string().max(10_000).nullable() });

/** Makes a section or replaces the one of this id; a step is in one section at most. */
const setGroup = z.object({ type: z.literal('setGroup'), group: stepGroup, index: port.exactOptional() });
const removeGroup = z.object({ type: z.literal('removeGroup'), group: stepId });

const renameJourney = z.object({ type: z.literal('renameJourney'), name: z.string().trim().min(1).max(250) });

/** The whole workflow (import). Steps of ours keep their stepKeys. */
const replaceWorkflow = z.object({ type: z.literal('replaceWorkflow'), workflow: draftWorkflow });

/** Everything that can happen to a draft. One list feeds saving, rebasing, audit, undo and the difference of two drafts. */
export const operationSchema = z
  .discriminatedUnion('type', [
    addStep,
    removeStep,
    setParameters,
    renameStep,
    moveSteps,
    connect,
    disconnect,
    setWires,
    setStepSettings,
    setNotes,
    setGroup,
    removeGroup,
    renameJourney,
    replaceWorkflow,
  ])
  .meta({ id: 'DraftOperation' });

export type AskedOperation = z.output<typeof operationSchema>;
type Of<T extends AskedOperation['type']> = Extract<AskedOperation, { type: T }>;

/** As it is applied and stored: what the server had to add is in it, so that it always gives the same workflow. */
export type Operation =
  Exclude<AskedOperation, Of<'addStep'>> | (Omit<Of<'addStep'>, 'node'> & { node: z.output<typeof draftStep> });

export type OperationOf<T extends Operation['type']> = Extract<Operation, { type: T }>;
export type ParameterPath = z.output<typeof parameterPath>;
