/** What a file turned out to be. */
export type WorkflowFile =
  | {
      readonly kind: 'workflow';
      readonly workflow: Record<string, unknown>;
      readonly name: string;
      readonly steps: number;
    }
  | { readonly kind: 'tooLarge'; readonly megabytes: number }
  | { readonly kind: 'noJson'; readonly reason: string }
  | { readonly kind: 'noWorkflow' };

/** The server takes workflows of 1 MB. */
const LARGEST = 1_000_000;

/** Reads the text of a chosen file; what the steps are worth is for the server to say. */
export function readWorkflowFile(text: string): WorkflowFile {
  if (text.length > LARGEST) return { kind: 'tooLarge', megabytes: text.length / 1_000_000 };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: 'noJson', reason: error instanceof Error ? error.message : String(error) };
  }
  if (typeof value !== 'object' || value === null || !('nodes' in value) || !Array.isArray(value.nodes))
    return { kind: 'noWorkflow' };
  const { name } = value as { name?: unknown };
  return {
    kind: 'workflow',
    workflow: { ...value },
    name: typeof name === 'string' ? name : '',
    steps: value.nodes.length,
  };
}

/** Which node a problem is about: `…nodes.3.position` is the position of the fourth. Undefined: of none. */
export function nodeIn(
  path: string,
  { nodes }: Readonly<Record<string, unknown>>,
): { readonly number: number; readonly name: string; readonly field: string } | undefined {
  const match = /(?:^|\.)nodes\.(\d+)\.([\w.]+)$/.exec(path);
  if (!match) return undefined;
  const index = Number(match[1]);
  const node: unknown = Array.isArray(nodes) ? nodes[index] : undefined;
  const name = typeof node === 'object' && node !== null && 'name' in node ? node.name : undefined;
  return { number: index + 1, name: typeof name === 'string' ? name : '', field: match[2] ?? '' };
}
