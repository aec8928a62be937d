/** A piece of a text with data in it. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'data'; readonly reference: Reference }
  /** Anything else between {{ and }}: shown as it is, never taken apart. */
  | { readonly kind: 'code'; readonly code: string };

/** A plain path into the data of this item, or of the item as a step gave it out. */
export interface Reference {
  /** Name of the step; absent: the item as it comes here (`$json`). */
  readonly step?: string;
  readonly path: readonly string[];
}

/** n8n evaluates what begins with `=`. */
export function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('=');
}

/** The parts of an expression; the text itself when there is nothing to evaluate in it. */
export function partsOf(value: string): readonly Part[] {
  if (!value.startsWith('=')) return value === '' ? [] : [{ kind: 'text', text: value }];
  const parts: Part[] = [];
  const text = value.slice(1);
  let from = 0;
  for (const match of text.matchAll(/\{\{([\s\S]*?)\}\}/g)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push(partOf((match[1] ?? '').trim()));
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** The value again: fixed text as it is, with data as n8n's expression. */
export function textOf(parts: readonly Part[]): string {
  const inner = parts.map(sourceOf).join('');
  return parts.some(({ kind }) => kind !== 'text') ? `=${inner}` : inner;
}

/** The one path that the whole value is, as in `={{ $json.profile.country }}`. */
export function referenceOf(value: unknown): Reference | undefined {
  if (!isExpression(value)) return undefined;
  const [part, ...others] = partsOf(value);
  return part?.kind === 'data' && others.length === 0 ? part.reference : undefined;
}

export function expressionFor(reference: Reference): string {
  return textOf([{ kind: 'data', reference }]);
}

function sourceOf(part: Part): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return `{{ ${part.code} }}`;
    case 'data':
      return `{{ ${rootOf(part.reference.step)}${part.reference.path.map(accessOf).join('')} }}`;
  }
}

const rootOf = (step: string | undefined): string =>
  step === undefined ? '$json' : `$('${step.replace(/[\\']/g, '\\$&')}').item.json`;

const accessOf = (key: string): string => {
  if (/^\d+$/.test(key)) return `[${key}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
};

const ROOT = /^(?:\$json|\$\((?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\)\.item\.json)/;
const ACCESS = /^(?:\.([A-Za-z_$][\w$]*)|\[(\d+)\]|\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\])/;

function partOf(code: string): Part {
  const root = ROOT.exec(code);
  const path = root && accesses(code.slice(root[0].length));
  if (!root || !path) return { kind: 'code', code };
  const step = root[1] ?? root[2];
  return { kind: 'data', reference: { ...(step !== undefined && { step: unescaped(step) }), path } };
}

/** Undefined when more than a path is there. */
function accesses(code: string): string[] | undefined {
  const path: string[] = [];
  let rest = code;
  while (rest !== '') {
    const access = ACCESS.exec(rest);
    if (!access) return undefined;
    path.push(access[1] ?? access[2] ?? unescaped(access[3] ?? access[4] ?? ''));
    rest = rest.slice(access[0].length);
  }
  return path;
}

const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1');
