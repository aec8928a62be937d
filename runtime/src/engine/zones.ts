const known = new Map<string, boolean>();
/** More names than any zone database holds: a bound for what strangers may make us remember. */
const REMEMBERED = 2_000;

/** IANA names, legacy ones (`Asia/Calcutta`, `US/Eastern`) and `UTC`; not offsets (`+05:30`), which know no summer time. */
export function isZone(name: string): boolean {
  if (name.length > 64 || !/^[A-Za-z]/.test(name)) return false;
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= REMEMBERED) known.clear();
  const valid = resolves(name);
  known.set(name, valid);
  return valid;
}

/** The first of these that is a zone, else UTC. */
export function zoneOf(...candidates: readonly (string | undefined)[]): string {
  return candidates.find((name) => name !== undefined && isZone(name)) ?? 'UTC';
}

function resolves(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // RangeError: the one answer Intl has for an unknown zone
  }
}
