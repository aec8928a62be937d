import type { NodeCatalogue } from '../ports';
import type { JourneyProblem } from '../problem';
import type { CompiledVersion } from '../version';
import type { JourneyWorkflow } from '../workflow';

export interface CompileInput {
  readonly id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly number: number;
  readonly workflow: JourneyWorkflow;
  /** Message keys of the workspace and the revision that publishing pins. */
  readonly messages: Readonly<Record<string, number>>;
}

export interface Compiled {
  /** Absent when a problem is an error. */
  readonly version?: CompiledVersion;
  readonly problems: readonly JourneyProblem[];
}

/** Checks a journey and makes it ready to run. Finds all problems, in the order of the nodes. */
export function compile(input: CompileInput, catalogue: NodeCatalogue): Compiled {
  throw new Error(`compile is not written yet: ${input.id} ${String(catalogue)}`);
}
