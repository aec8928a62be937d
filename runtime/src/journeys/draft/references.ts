import type { DraftStep } from './workflow';

/** Parameters that hold code instead of expressions, by node type; n8n rewrites the same ones on a rename. */
const CODE: Readonly<Record<string, readonly string[]>> = {
  'n8n-nodes-base.code': ['jsCode'],
  'n8n-nodes-base.function': ['functionCode'],
  'n8n-nodes-base.functionItem': ['functionCode'],
  'n8n-nodes-base.html': ['html'],
};

/** The parameters of a step with `$('old')` and its older spellings turned into `$('new')`, where they are expressions. */
export function withReferences(step: DraftStep, rename: Rename): DraftStep['parameters'] {
  const code = CODE[step.type] ?? [];
  return Object.fromEntries(
    Object.entries(step.parameters).map(([key, value]) => [
      key,
      code.includes(key) && typeof value === 'string' ? renamedIn(value, rename) : withRenamedReferences(value, rename),
    ]),
  );
}

export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** The same for any value. The value itself comes back when nothing in it refers to the step. */
export function withRenamedReferences(value: unknown, rename: Rename): unknown {
  if (typeof value === 'string') return value.startsWith('=') ? renamedIn(value, rename) : value;
  if (Array.isArray(value)) return value.map((each) => withRenamedReferences(each, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withRenamedReferences(each, rename)]));
}

/** The four ways in which an expression speaks of another node: `$('A')`, `$node["A"]`, `$items("A"`, `$node.A`. */
function renamedIn(expression: string, { from, to }: Rename): string {
  if (!expression.includes('$')) return expression;
  const quoted = new RegExp(`(\\$\\(|\\$node\\[|\\$items\\()(["'])${written(from)}\\2`, 'g');
  const dotted = new RegExp(`\\$node\\.${literally(from)}(?![\\w$])`, 'g');
  return expression
    .replace(quoted, (_, before: string, quote: string) => `${before}${quote}${asText(to)}${quote}`)
    .replace(dotted, () => (/^[A-Za-z_$][\w$]*$/.test(to) ? `$node.${to}` : `$node["${asText(to)}"]`));
}

/** A name as it stands between quotes; quotes inside may be escaped or not. */
function written(name: string): string {
  return literally(name.replaceAll('\\', '\\\\')).replace(/["']/g, (quote) => `\\\\?${quote}`);
}

function asText(name: string): string {
  return name.replace(/[\\"']/g, '\\$&');
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
