/** Bounds for what strangers nest and write. */
const MAX_DEPTH = 20;

const QUOTED = String.raw`(['"\x60])((?:\\.|(?!\1)[^\\]){0,200})\1`;
const BY_NAME = [
  new RegExp(String.raw`\$\(\s*${QUOTED}\s*\)`, 'g'),
  new RegExp(String.raw`\$node\[\s*${QUOTED}\s*\]`, 'g'),
  new RegExp(String.raw`\$items\(\s*${QUOTED}`, 'g'),
];
const NODE_DOT = /\$node\.([A-Za-z_]\w*)/g;

/** What every item has from the entry on; reading it needs nothing kept. */
const BASE = /\$json(?:\?\.|\.|\[\s*['"])(?:profile|event|entry)\b/g;
const ITEM = /\$json\b|\$input\b|\$item\b|\$prevNode\b|\$\{?json\b/;

/** Every text among a node's parameters that n8n evaluates: expressions, and the code of Code nodes. */
export function expressionsIn(parameters: Readonly<Record<string, unknown>>): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown, name: string, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    if (typeof value === 'string') {
      if (value.startsWith('=') || name === 'jsCode' || name === 'pythonCode') found.push(value);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) visit(inner, key, depth + 1);
    }
  };
  visit(parameters, '', 0);
  return found;
}

/** Names of the steps that an expression reads: `$('Name')`, `$node["Name"]`, `$node.Name`, `$items("Name")`. */
export function namesIn(expression: string): readonly string[] {
  const quotedNames = BY_NAME.flatMap((pattern) =>
    [...expression.matchAll(pattern)].map(([, , name = '']) => name.replace(/\\(.)/g, '$1')),
  );
  const dotted = [...expression.matchAll(NODE_DOT)].map(([, name = '']) => name);
  return [...new Set([...quotedNames, ...dotted])];
}

/** Whether an expression reads more of the item in hand than the entry put there. */
export function readsItem(expression: string): boolean {
  return ITEM.test(expression.replace(BASE, ''));
}
