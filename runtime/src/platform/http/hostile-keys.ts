import { PerennialError } from '../errors/error';
import { UNUSABLE_NAMES } from '../unusable-names';

const MAX_DEPTH = 100;

/**
 * Refuses keys that MongoDB could read as an operator (`$…`), that end a C string (`\0`), or that a prototype or the driver takes for
 * its own. Dots are fine: free JSON is stored under fields whose content is never used as field names. Values may hold anything
 * (`={{ $json.a }}`).
 */
export function refuseHostileKeys(body: unknown): void {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: body, path: 'body', depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MAX_DEPTH) throw refused(path, `is nested deeper than ${String(MAX_DEPTH)} levels`);
    for (const [key, inner] of Object.entries(value)) {
      const reason = hostile(key);
      if (reason) throw refused(path, reason);
      open.push({ value: inner, path: `${path}.${key}`, depth: depth + 1 });
    }
  }
}

function hostile(key: string): string | undefined {
  if (key.startsWith('$')) return `has the key "${key.slice(0, 40)}"; keys must not begin with "$"`;
  if (key.includes('\0')) return 'has a key with a NUL character';
  if (UNUSABLE_NAMES.has(key)) return `has the key "${key}"; this name is not allowed`;
  return undefined;
}

function refused(path: string, reason: string): PerennialError {
  const where = path.slice(0, 200);
  return new PerennialError('invalid_input', `${where} ${reason}.`, {
    problems: [{ path: where, message: `It ${reason}.`, code: 'forbidden_key' }],
  });
}
