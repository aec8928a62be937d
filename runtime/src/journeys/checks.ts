import { isOurs, SCHEDULE_ENTRY, SEND_EMAIL } from '../engine/ours';
import type { JourneyProblem } from '../engine/problem';
import { isOverEverywhere, onceWall } from '../engine/schedule';
import type { CompiledVersion } from '../engine/version';
import { instantOf } from '../engine/localMoments';
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
  const credentials = await parts.credentials.known(as.workspaceId);
  const segments = await parts.segments?.known(as.workspaceId);
  const compiled = parts.compile(
    { ...as, workflow, messages, credentials, ...(segments && { segments }) },
    parts.catalogue,
  );
  const unusableSteps = pins.problems.flatMap((problem) => inSteps(draft, problem));
  const unbound = unboundRoles(draft, await parts.senders.roles(as.workspaceId));
  const over = overWhenPublished(draft, compiled.version, parts.clock.now());
  const problems = [...compiled.problems, ...unusableSteps, ...unbound, ...over];
  if (unusableSteps.length > 0) return { problems, messages };
  return { ...compiled, problems, messages };
}

function inSteps({ nodes }: DraftWorkflow, { key, message }: { key: string; message: string }): JourneyProblem[] {
  return nodes
    .filter((node) => isOurs(node.type) && node.parameters['message'] === key)
    .map((node) => ({ code: 'message_not_usable', severity: 'error', message, ...placeOf(node, 'message') }));
}

/**
 * Sends through a role that no sender plays would all be skipped. A warning: a role can be bound at any time after
 * publishing, and nothing of the journey changes by it.
 */
function unboundRoles({ nodes }: DraftWorkflow, bound: ReadonlyMap<string, string>): JourneyProblem[] {
  return nodes.flatMap((node) => {
    if (node.type !== SEND_EMAIL || node.disabled === true) return [];
    const { senderRole = DEFAULT_ROLE } = node.parameters;
    if (typeof senderRole !== 'string') return [];
    const role = senderRole.replace(/^=/, '').trim();
    if (role === '' || role.includes('{{') || bound.has(role)) return [];
    const roles = [...bound.keys()].slice(0, 10).map((each) => `"${each}"`);
    const choice = roles.length === 0 ? 'no role is bound yet' : `bound are: ${roles.join(', ')}`;
    const message = `"${node.name}": no sender is bound to the role "${role.slice(0, 80)}", so none of its messages would go out; ${choice}. Bind it to a sender, or choose another role.`;
    return [{ code: 'sender_role_unbound', severity: 'warning', message, ...placeOf(node, 'senderRole') }];
  });
}

/** A warning: a campaign that is over may be published again for those inside. */
function overWhenPublished(
  { nodes }: DraftWorkflow,
  version: CompiledVersion | undefined,
  now: Date,
): JourneyProblem[] {
  const { occurs, zone = 'UTC' } = version?.entry ?? {};
  if (occurs?.kind !== 'schedule' || occurs.times.repeats !== 'once') return [];
  const wall = onceWall(occurs.times);
  const over = occurs.zoneOf === 'profile' ? isOverEverywhere(wall, now) : instantOf(wall, zone) <= now;
  const node = nodes.find(({ type, disabled }) => type === SCHEDULE_ENTRY && disabled !== true);
  if (!over || !node) return [];
  const message = `"${node.name}": ${wall.replace('T', ' ')} is over; nobody would come in any more. Choose a later day.`;
  return [{ code: 'schedule_over', severity: 'warning', message, ...placeOf(node, 'date') }];
}

/** Of the node itself; n8n leaves it out when it is this one. */
const DEFAULT_ROLE = 'marketing-email';

function placeOf({ id, name, parameters: { stepKey } }: DraftWorkflow['nodes'][number], parameter: string) {
  return { stepKey: typeof stepKey === 'string' && stepKey !== '' ? stepKey : id, nodeName: name, parameter };
}

/** Keys in the `message` parameter of our steps; expressions are for the compiler to refuse. */
export function messageKeysOf(workflow: DraftWorkflow): string[] {
  const keys = workflow.nodes.filter(({ type }) => isOurs(type)).map((node) => node.parameters['message']);
  return [...new Set(keys.filter((key) => typeof key === 'string' && key !== '' && !key.startsWith('=')) as string[])];
}
