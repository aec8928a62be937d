import { isOurs } from '../engine/ours';
import type { JourneyProblem } from '../engine/problem';
import type { CompiledVersion } from '../engine/version';
import { asJourneyWorkflow, type DraftWorkflow } from './draft/workflow';
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
export async function check(parts: JourneyParts, as: CheckedAs, draft: DraftWorkflow): Promise<Checked> {
  const pins = await parts.messages.pin(as.workspaceId, messageKeysOf(draft));
  const workflow = asJourneyWorkflow(draft);
  // Messages that cannot be used are told of here, with the reason; for the compiler they are there.
  const unusable = Object.fromEntries(pins.problems.map(({ key }) => [key, 0]));
  const messages = { ...pins.revisions, ...unusable };
  const compiled = parts.compile({ ...as, workflow, messages }, parts.catalogue);
  const found = pins.problems.flatMap((problem) => inSteps(draft, problem));
  if (found.length === 0) return { ...compiled, messages };
  return { problems: [...compiled.problems, ...found], messages };
}

function inSteps({ nodes }: DraftWorkflow, { key, message }: { key: string; message: string }): JourneyProblem[] {
  return nodes
    .filter((node) => isOurs(node.type) && node.parameters['message'] === key)
    .map((node) => ({
      code: 'message_not_usable',
      severity: 'error',
      message,
      stepKey: String(node.parameters['stepKey']),
      nodeName: node.name,
      parameter: 'message',
    }));
}

/** Keys in the `message` parameter of our steps; expressions are for the compiler to refuse. */
export function messageKeysOf(workflow: DraftWorkflow): string[] {
  const keys = workflow.nodes.filter(({ type }) => isOurs(type)).map((node) => node.parameters['message']);
  return [...new Set(keys.filter((key) => typeof key === 'string' && key !== '' && !key.startsWith('=')) as string[])];
}
