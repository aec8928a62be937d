import type { Failure } from './enrolment';
import type { Passage } from './passage';
import { failureOf, noteFailure, rest } from './rest';
import type { StepResult } from './step';
import type { CompiledStep } from './version';

/** Why somebody stands before a step: it fails for everybody at the moment. */
export const CIRCUIT_OPEN = 'circuit_open';

/**
 * Whether a result says that the step itself may be broken. A failure that its author has wired a way for is an answer like
 * any other: some steps ask questions whose answer is an error.
 */
export function speaksAgainst(step: Pick<CompiledStep, 'errorOutput'>, result: StepResult): boolean {
  return result.kind === 'failed' && (result.failure.class !== 'permanent' || !step.errorOutput);
}

/** What may have been done already is never done again by itself, not even when its step fails for everybody. */
export function mayWait(result: StepResult): boolean {
  return result.kind === 'failed' && result.failure.class !== 'unknown';
}

/**
 * Stands before the step in hand until `due`. No try is used up, and the history gets one line however often somebody is
 * put off.
 */
export function holdBefore(
  passage: Passage,
  { due, message, now }: { readonly due: Date; readonly message: string; readonly now: Date },
): Passage {
  const failure = failureOf(passage, { code: CIRCUIT_OPEN, message }, now);
  const noted = heldAlready(passage, failure) ? passage : noteFailure(passage, failure);
  return rest(noted, { kind: 'retry', due, failure });
}

function heldAlready({ enrolment: { failure } }: Passage, { stepKey }: Failure): boolean {
  return failure?.code === CIRCUIT_OPEN && failure.stepKey === stepKey;
}
