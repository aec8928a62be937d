import { apply } from './apply';
import { claimsOf, overlap, type Claim } from './claims';
import { complete, type Naming } from './complete';
import { stepOf } from './find';
import type { AskedOperation, Operation } from './operation';
import { withRenamedReferences, type Rename } from './references';
import type { DraftWorkflow } from './workflow';

/** One saved change of a draft. */
export interface Change {
  readonly revision: number;
  readonly by: string;
  readonly at: Date;
  readonly operations: readonly Operation[];
}

/** Something both changed: what was asked for is not done, the person decides. */
export interface Conflict {
  /** Dotted: `steps.<id>.parameters.amount`. */
  readonly path: string;
  /** The step's name where there is one, else what it is. */
  readonly what: string;
  readonly change: Change;
}

/** Names of new steps while conflicts are looked for; a new step is in nobody's way. */
function provisionalNaming(): Naming {
  let made = 0;
  return { nodeId: () => `provisional-${String((made += 1))}`, stepKey: () => 'provisional' };
}

interface Made {
  readonly claim: Claim;
  readonly change: Change;
}

/**
 * Operations made on `base`, for a draft that went on by `missed`. References to steps that were renamed meanwhile are
 * rewritten in them; what touches the same fields comes back as a conflict, and nothing may be applied then.
 */
export function rebase(
  base: DraftWorkflow,
  missed: readonly Change[],
  operations: readonly AskedOperation[],
): { readonly operations: readonly AskedOperation[]; readonly conflicts: readonly Conflict[] } {
  const made: Made[] = [];
  const renames: Rename[] = [];
  let workflow = base;
  for (const change of missed)
    for (const operation of change.operations) {
      made.push(...claimsOf(workflow, operation).map((claim) => ({ claim, change })));
      if (operation.type === 'renameStep')
        renames.push({ from: stepOf(workflow, operation.step).name, to: operation.name });
      workflow = apply(workflow, operation);
    }
  return {
    operations: operations.map((each) => withRenames(each, renames)),
    conflicts: conflictsOf(base, operations, made),
  };
}

function conflictsOf(base: DraftWorkflow, operations: readonly AskedOperation[], made: readonly Made[]): Conflict[] {
  const conflicts = new Map<string, Conflict>();
  const naming = provisionalNaming();
  let workflow = base;
  for (const operation of operations) {
    const completed = complete(workflow, operation, naming);
    for (const claim of claimsOf(workflow, completed))
      for (const { claim: theirs, change } of made)
        if (overlap(claim, theirs)) {
          const path = (claim.length > theirs.length ? claim : theirs).join('.') || 'workflow';
          conflicts.set(`${path}@${String(change.revision)}`, { path, what: nameOf(base, claim, theirs), change });
        }
    workflow = apply(workflow, completed);
  }
  return [...conflicts.values()];
}

function nameOf(base: DraftWorkflow, ...claims: Claim[]): string {
  const [kind, what] = claims.find((claim) => claim.length > 0) ?? ['workflow'];
  if (kind === 'names') return `name "${String(what)}"`;
  const step = kind === 'steps' ? base.nodes.find((node) => node.id === what) : undefined;
  return step ? `step "${step.name}"` : kind === 'steps' ? 'new step' : String(kind);
}

/** An operation that was made before steps were renamed, as it has to read afterwards. */
export function withRenames<T extends AskedOperation>(operation: T, renames: readonly Rename[]): T {
  return renames.reduce<AskedOperation>((before, rename) => {
    if (before.type === 'setParameters') return withRenamedReferences(before, rename) as AskedOperation;
    if (before.type === 'setWires') return { ...before, wires: before.wires && renamedTargets(before.wires, rename) };
    if (before.type !== 'addStep') return before;
    const parameters = withRenamedReferences(before.node.parameters, rename) as typeof before.node.parameters;
    return { ...before, node: { ...before.node, parameters } };
  }, operation) as T;
}

type Wires = NonNullable<Extract<AskedOperation, { type: 'setWires' }>['wires']>;

function renamedTargets(wires: Wires, { from, to }: Rename): Wires {
  return Object.fromEntries(
    Object.entries(wires).map(([kind, outputs]) => [
      kind,
      outputs.map((targets) => targets?.map((wire) => (wire.node === from ? { ...wire, node: to } : wire)) ?? null),
    ]),
  );
}
