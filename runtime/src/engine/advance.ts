import type { Passage } from './passage';
import type { StepResult } from './step';
import type { CompiledVersion } from './version';

/** What the result of the step in hand makes of a passage. Pure; `now` is the batch's. Throws for a passage that rests. */
export function advance(version: CompiledVersion, passage: Passage, result: StepResult, now: Date): Passage {
  throw new Error(`advance is not written yet: ${version.id} ${passage.stepKey} ${result.kind} ${now.toISOString()}`);
}
