import type { JourneyProblem } from '../engine/problem';
import type { CompiledVersion } from '../engine/version';
import { asJourneyWorkflow, isOurs, type DraftWorkflow } from './draft/workflow';
import type { JourneyParts } from './parts';

export interface Checked {
  readonly problems: readonly JourneyProblem[];
  /** Absent when a problem is an error. */
  readonly version?: CompiledVersion;
  /** Message revisions that would be pinned. */
  readonly messages: Readonly<Record<string, number>>;
}

export interface CheckedAs {
  readonly id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly number: number;
}

/** Compiles a draft as if it were published now, with the newest revisions of its messages. */
export async function check(parts: JourneyParts, as: CheckedAs, workflow: DraftWorkflow): Promise<Checked> {
  const messages = await parts.messages.pin(as.workspaceId, messageKeysOf(workflow));
  return { ...parts.compile({ ...as, workflow: asJourneyWorkflow(workflow), messages }, parts.catalogue), messages };
}

/** Keys in the `message` parameter of our steps; expressions are for the compiler to refuse. */
export function messageKeysOf(workflow: DraftWorkflow): string[] {
  const keys = workflow.nodes.filter(isOurs).map((node) => node.parameters['message']);
  return [...new Set(keys.filter((key) => typeof key === 'string' && key !== '' && !key.startsWith('=')) as string[])];
}
