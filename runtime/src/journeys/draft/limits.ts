import { PerennialError } from '../../platform/errors/error';
import type { DraftWorkflow } from './workflow';

export const MAX_STEPS = 500;
export const MAX_BYTES = 1_048_576;
const MAX_DEPTH = 60;

/** The JSON of a draft that is within the limits of one; throws invalid_input or too_large for another. */
export function boundedJson(workflow: DraftWorkflow): string {
  if (workflow.nodes.length > MAX_STEPS)
    throw new PerennialError(
      'invalid_input',
      `A journey has at most ${String(MAX_STEPS)} steps; this would have ${String(workflow.nodes.length)}.`,
    );
  requireFlat(workflow);
  const json = JSON.stringify(workflow);
  const bytes = Buffer.byteLength(json);
  if (bytes > MAX_BYTES)
    throw new PerennialError('too_large', `A journey is at most 1 MB of JSON; this would be ${String(bytes)} bytes.`);
  return json;
}

/** Deeply nested values would overflow the stack of whoever walks them: refused before anybody does. */
export function requireFlat(value: unknown): void {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH)
      throw new PerennialError('invalid_input', `Values are nested at most ${String(MAX_DEPTH)} levels deep.`);
    level = level.flatMap(within);
  }
}

function within(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
