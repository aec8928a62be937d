import { isValues, type DisplayOptions, type Values } from './property';

/** Where a parameter stands: the values beside it, those of the whole step (`/x`), and the step's version. */
export interface Place {
  readonly values: Values;
  readonly root: Values;
  /** `typeVersion` of the node, asked for by the key `@version`. */
  readonly version: number;
}

/** Whether a parameter is part of the form: all `show` keys must match, any `hide` key hides it. n8n's rule. */
export function isShown({ displayOptions }: { readonly displayOptions?: DisplayOptions }, place: Place): boolean {
  const { show = {}, hide = {} } = displayOptions ?? {};
  for (const [key, wanted = []] of Object.entries(show)) {
    const actual = actualValues(key, place);
    // Nobody knows yet what an expression will be: the parameter stays reachable.
    if (actual.some(isExpression)) return true;
    if (!matches(wanted, actual)) return false;
  }
  return !Object.entries(hide).some(([key, unwanted = []]) => {
    const actual = actualValues(key, place);
    return actual.length > 0 && matches(unwanted, actual);
  });
}

function actualValues(key: string, { values, root, version }: Place): readonly unknown[] {
  if (key === '@version') return [version];
  const found = key.startsWith('/') ? valueAt(root, key.slice(1)) : valueAt(values, key);
  const plain = isValues(found) && found['__rl'] === true ? found['value'] : found;
  return Array.isArray(plain) ? plain : [plain];
}

function valueAt(values: Values, path: string): unknown {
  if (Object.hasOwn(values, path)) return values[path];
  let value: unknown = values;
  for (const key of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Values)[key];
  }
  return value;
}

const isExpression = (value: unknown): boolean => typeof value === 'string' && value.startsWith('=');

/** Any wanted value that any actual one meets. */
function matches(wanted: readonly unknown[], actual: readonly unknown[]): boolean {
  return wanted.some((want) =>
    isValues(want) && isValues(want['_cnd']) ? meetsAll(want['_cnd'], actual) : actual.some((value) => value === want),
  );
}

/** Every actual value must meet it; of an empty list n8n says that it is not something. */
function meetsAll(condition: Values, actual: readonly unknown[]): boolean {
  const [operator, target] = Object.entries(condition)[0] ?? [];
  if (operator === undefined || actual.length === 0) return operator === 'not';
  return actual.every((value) => meets(operator, target, value));
}

type Text = string;

function meets(operator: string, target: unknown, value: unknown): boolean {
  switch (operator) {
    case 'eq':
      return isSame(value, target);
    case 'not':
      return !isSame(value, target);
    case 'gte':
      return (value as number) >= (target as number);
    case 'lte':
      return (value as number) <= (target as number);
    case 'gt':
      return (value as number) > (target as number);
    case 'lt':
      return (value as number) < (target as number);
    case 'between': {
      const { from, to } = target as { readonly from: number; readonly to: number };
      return (value as number) >= from && (value as number) <= to;
    }
    case 'includes':
      return textual(value, (text) => text.includes(target as Text));
    case 'startsWith':
      return textual(value, (text) => text.startsWith(target as Text));
    case 'endsWith':
      return textual(value, (text) => text.endsWith(target as Text));
    case 'regex':
      return textual(value, (text) => new RegExp(target as Text).test(text));
    case 'exists':
      return value !== undefined && value !== null && value !== '';
    default:
      return false;
  }
}

const textual = (value: unknown, test: (text: string) => boolean): boolean => typeof value === 'string' && test(value);

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame((a as Values)[key], (b as Values)[key]))
  );
}
