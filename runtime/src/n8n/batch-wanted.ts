/** What an expression may read of an item and of earlier steps, by its text alone: what is too much does no harm. */
export interface Wanted {
  /** Names of steps it may look back at. */
  readonly nodes: readonly string[];
  /** The item's JSON, or what of it is named; whatever is named is there as a whole. */
  pick(json: unknown): unknown;
}

const NAME = String.raw`'[^'\\\n]+'|"[^"\\\n]+"`;
const IDENTIFIER = String.raw`[\p{ID_Start}_$][\p{ID_Continue}$]*`;
const NODE = new RegExp(String.raw`\$\(\s*(${NAME})\s*\)|\$node\[\s*(${NAME})\s*\]|\$node\.(${IDENTIFIER})`, 'gu');
/** `$json` and the properties behind it that are named outright; what is called is a method and not a property. */
const PATH = new RegExp(
  String.raw`\$json((?:\??\.${IDENTIFIER}(?![\p{ID_Continue}$\\])(?!\s*\()|\[(?:${NAME})\])*)`,
  'gu',
);
const KEY = new RegExp(String.raw`${NAME}|${IDENTIFIER}`, 'gu');

/** Names under names; a name without more under it is wanted as a whole. */
type Names = Map<string, Names>;

export function wantedOf(expression: string): Wanted {
  const nodes = new Set(
    Array.from(expression.matchAll(NODE), ([, called, indexed, dotted]) => unquoted(called ?? indexed ?? dotted ?? '')),
  );
  const paths = Array.from(expression.matchAll(PATH), ([, path = '']) => Array.from(path.matchAll(KEY), firstUnquoted));
  const whole = expression.includes('$input') || paths.some((path) => path.length === 0);
  const names = namesOf(paths);
  return { nodes: [...nodes], pick: (json) => (whole ? json : picked(json, names)) };
}

const unquoted = (name: string) => (/^['"]/.test(name) ? name.slice(1, -1) : name);
const firstUnquoted = ([key]: RegExpExecArray) => unquoted(key);

function namesOf(paths: readonly (readonly string[])[]): Names {
  const longest = paths.filter((path) => !paths.some((other) => other.length < path.length && begins(path, other)));
  const names: Names = new Map();
  for (const path of longest) {
    let at = names;
    for (const key of path) {
      const under = at.get(key) ?? (new Map() as Names);
      at.set(key, under);
      at = under;
    }
  }
  return names;
}

const begins = (path: readonly string[], start: readonly string[]) => start.every((key, i) => path[i] === key);

function picked(value: unknown, names: Names): unknown {
  if (names.size === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const parts = [...names].filter(([key]) => Object.hasOwn(value, key));
  return Object.fromEntries(parts.map(([key, under]) => [key, picked((value as Record<string, unknown>)[key], under)]));
}
