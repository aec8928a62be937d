import { z } from 'zod';

import type { JourneyWorkflow, WorkflowNode } from '../../engine/workflow';

/** Names that would reach an object's prototype; n8n refuses them as well. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype', 'hasownproperty', 'tostring', 'valueof']);

export const stepName = z
  .string()
  .min(1)
  .max(250)
  .refine((name) => !RESERVED.has(name.toLowerCase()), { error: 'is a reserved name; choose another' });

export const stepId = z.string().min(1).max(100);

export const parametersSchema = z.record(z.string(), z.unknown());

export const positionSchema = z.tuple([z.number(), z.number()]);

/** A node of a draft. Fields we do not know are carried along untouched. */
export const draftStep = z.looseObject({
  id: stepId,
  name: stepName,
  type: z.string().min(1).max(200),
  typeVersion: z.number(),
  position: positionSchema,
  parameters: parametersSchema,
  disabled: z.boolean().exactOptional(),
  onError: z.enum(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput']).exactOptional(),
  retryOnFail: z.boolean().exactOptional(),
  maxTries: z.number().exactOptional(),
  waitBetweenTries: z.number().exactOptional(),
  onUnknown: z.literal('runAgain').exactOptional(),
  timeLimit: z.number().exactOptional(),
  credentials: z.record(z.string(), z.unknown()).exactOptional(),
  notes: z.string().exactOptional(),
});

export const wireTarget = z.looseObject({
  node: z.string().min(1),
  type: z.string().min(1),
  index: z.int().min(0).max(1_000),
});

/** Connection type (`main`) → outputs → targets, as n8n keeps them; an output that leads nowhere is null or []. */
export const stepWires = z.record(z.string(), z.array(z.union([z.null(), z.array(wireTarget).max(1_000)])).max(1_000));

export const stepGroup = z.looseObject({
  id: stepId,
  name: z.string().min(1).max(250),
  nodeIds: z.array(stepId).max(1_000),
});

/** A journey's draft: n8n's workflow JSON with an id for every node. */
export const draftWorkflow = z.looseObject({
  name: z.string().min(1).max(250),
  nodes: z.array(draftStep),
  connections: z.record(z.string(), stepWires),
  nodeGroups: z.array(stepGroup).exactOptional(),
});

export type DraftStep = z.output<typeof draftStep>;
export type WireTarget = z.output<typeof wireTarget>;
export type StepWires = z.output<typeof stepWires>;
export type StepGroup = z.output<typeof stepGroup>;
export type DraftWorkflow = z.output<typeof draftWorkflow>;

/** As the engine reads it. Credentials of very old workflows are plain names. */
export function asJourneyWorkflow(workflow: DraftWorkflow): JourneyWorkflow {
  return { ...workflow, nodes: workflow.nodes.map(asNode) };
}

function asNode({ credentials, ...step }: DraftStep): WorkflowNode {
  if (!credentials) return step;
  const named = Object.entries(credentials).map(([type, value]) => [
    type,
    typeof value === 'string' ? { name: value } : value,
  ]);
  return { ...step, credentials: Object.fromEntries(named) as NonNullable<WorkflowNode['credentials']> };
}
