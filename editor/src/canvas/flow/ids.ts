import type { Source } from '../edits/connect';

const END = /^end:(.+):(\d+)$/;

export const outputHandle = (output: number): string => `o${String(output)}`;
export const INPUT = 'in';

/** Which way out a handle stands for: of a card, or of the end it leads to. */
export function sourceOf(nodeId: string, handleId: string | null): Source {
  const [, step, output] = END.exec(nodeId) ?? [];
  if (step !== undefined && output !== undefined) return { step, output: Number(output) };
  return { step: nodeId, output: Number(handleId?.slice(1) ?? 0) };
}
