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
