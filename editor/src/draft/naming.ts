import type { Naming } from '../../../runtime/src/journeys/draft/complete';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** `count` random letters and digits; also where the page has no secure context and so no `crypto.randomUUID`. */
export function randomKey(count: number): string {
  const bytes = crypto.getRandomValues(new Uint32Array(count));
  return Array.from(bytes, (byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
}

/** Names given here are kept by the server, so that a step has one id from its first moment. */
export const naming: Naming = {
  nodeId: () => `${randomKey(8)}-${randomKey(4)}-${randomKey(4)}-${randomKey(12)}`,
  stepKey: () => randomKey(10),
};
