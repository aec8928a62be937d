import { refused } from './find';
import type { ParameterPath } from './operation';

type Keyed = Readonly<Record<string, unknown>>;

/** What is at a path, and whether anything is: null and absent are different. */
export function valueAt(
  container: unknown,
  path: ParameterPath,
): { readonly found: boolean; readonly value?: unknown } {
  let value = container;
  for (const key of path) {
    if (!isContainer(value) || !Object.hasOwn(value, key)) return { found: false };
    value = (value as Keyed)[key];
  }
  return { found: true, value };
}

/** A copy with the value put at the path. Missing objects on the way are made; a list takes its next position at most. */
export function withValueAt(container: unknown, path: ParameterPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (container === undefined && typeof key === 'string') return { [key]: withValueAt(undefined, rest, value) };
  if (Array.isArray(container)) {
    const index = indexIn(container, key);
    return container.toSpliced(index, 1, withValueAt(container[index], rest, value));
  }
  if (!isContainer(container)) throw refused(`Parameter "${String(key)}" cannot be set inside ${describe(container)}.`);
  const inner = Object.hasOwn(container, key) ? (container as Keyed)[key] : undefined;
  return { ...container, [key]: withValueAt(inner, rest, value) };
}

/** A copy without what is at the path; the same when nothing is there. */
export function withoutValueAt<T>(container: T, path: ParameterPath): T {
  if (!valueAt(container, path).found) return container;
  const [key, ...rest] = path as [string | number, ...ParameterPath];
  if (Array.isArray(container)) {
    const inner = rest.length > 0 ? [withoutValueAt<unknown>(container[Number(key)], rest)] : [];
    return container.toSpliced(Number(key), 1, ...inner) as T;
  }
  const { [key]: inner, ...others } = container as Keyed;
  if (rest.length === 0) return others as T;
  return { ...container, [key]: withoutValueAt(inner, rest) };
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function indexIn(list: readonly unknown[], key: string | number): number {
  const index = typeof key === 'number' ? key : Number.NaN;
  if (index <= list.length) return index;
  throw refused(`"${String(key)}" is not a position in a list of ${String(list.length)}.`);
}

function describe(value: unknown): string {
  return value === undefined
    ? 'a list that does not exist'
    : `a value that is ${value === null ? 'null' : typeof value}`;
}
