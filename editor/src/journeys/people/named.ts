import type { components } from '../../api/schema';

type Named = Extract<components['schemas']['EnrolmentRemoval'], { people: unknown }>['people'][number];

/** In one request; the server's bound. */
export const AT_ONCE = 1_000;
/** In one go of the dialog. */
export const MOST = 10_000;

/** Who is meant by each line: an address, a number with its country code, our id, or an id of one's own. Empty lines are left out. */
export function namedIn(text: string): readonly Named[] {
  const lines = text.split(/[\n,;]/).map((line) => line.trim());
  return lines.filter((line) => line !== '').map((value) => ({ by: kindOf(value), value }));
}

function kindOf(value: string): Named['by'] {
  if (value.includes('@')) return 'email';
  if (value.startsWith('+')) return 'phone';
  return value.startsWith('prf_') ? 'id' : 'externalId';
}
