import { pino } from 'pino';

import type { RunItem, StepBatch } from '../../runtime/src/engine/ports';
import type { CompiledStep, CompiledVersion } from '../../runtime/src/engine/version';
import type { JourneyWorkflow, WorkflowNode } from '../../runtime/src/engine/workflow';

export const silent = pino({ level: 'silent' });

const NOW = new Date('2026-11-23T14:30:00Z');

/** A node of our package unless its type has a dot. */
export function aNode(name: string, type: string, parameters: Record<string, unknown> = {}): WorkflowNode {
  const id = name.toLowerCase().replaceAll(' ', '-');
  const full = type.includes('.') ? type : `n8n-nodes-perennial.${type}`;
  return { id, name, type: full, typeVersion: 1, position: [0, 0], parameters: { stepKey: id, ...parameters } };
}

/** An entry called "Entry", then the nodes one after the other. */
export function aWorkflow(...nodes: readonly WorkflowNode[]): JourneyWorkflow {
  const all = [aNode('Entry', 'eventTrigger', { events: ['Checkout Started'] }), ...nodes];
  const wires = all.slice(1).map((node, i) => {
    const before = all[i]?.name ?? '';
    return [before, { main: [[{ node: node.name, type: 'main', index: 0 }]] }] as const;
  });
  return { name: 'Cart', nodes: all, connections: Object.fromEntries(wires) };
}

let versions = 0;

/** What compile() would make of it, as far as running needs it. Every step is kept. */
export function aVersion(workflow: JourneyWorkflow, runs: 'local' | 'external' = 'local'): CompiledVersion {
  const steps = workflow.nodes.map((node, order): CompiledStep => ({
    key: node.id,
    name: node.name,
    type: node.type,
    typeVersion: node.typeVersion,
    runs,
    because: '',
    outputs: [],
    holds: false,
    order,
    disabled: node.disabled ?? false,
    retry: { limit: 0, firstDelay: 1, maxDelay: 1 },
  }));
  return {
    id: `ver_${String(++versions)}`,
    workspaceId: 'brand',
    journeyId: 'jrn_1',
    number: 1,
    name: workflow.name,
    entry: {
      stepKey: 'entry',
      events: ['Checkout Started'],
      keyAliases: [],
      reEntry: { mode: 'always' },
      maxAge: { amount: 24, unit: 'hours' },
      exits: [],
      goals: [],
      zone: 'Europe/Berlin',
    },
    steps: new Map(steps.map((step) => [step.key, step])),
    keeps: new Set(steps.map(({ key }) => key)),
    messages: {},
    visitLimit: 100,
  };
}

/** A profile at a step; `properties` are those of the event it came in with. */
export function anItem(i: number, properties: Record<string, unknown> = {}, kept: RunItem['kept'] = {}): RunItem {
  const profile = {
    id: `prf_${String(i)}`,
    email: `customer${String(i)}@example.com`,
    firstName: `Customer ${String(i)}`,
    attributes: {},
    tags: [],
    consent: {},
    createdAt: NOW.toISOString(),
  };
  const event = { id: `evt_${String(i)}`, name: 'Checkout Started', properties };
  const entryItem = { profile, event, entry: { key: `checkout:${String(i)}` } };
  return { enrolmentId: `enr_${String(i)}`, json: entryItem, profile, kept, entryItem };
}

export function aBatch(version: CompiledVersion, stepKey: string, items: readonly RunItem[]): StepBatch {
  const step = version.steps.get(stepKey);
  if (!step) throw new Error(`There is no step ${stepKey}`);
  return { version, step, items, now: NOW, signal: new AbortController().signal };
}
