export interface NoteLine {
  readonly heading: boolean;
  /** Every second part is bold. */
  readonly parts: readonly string[];
}

/** The little of n8n's Markdown that people write into notes: headings, list dots and bold. */
export function noteLines(text: string): readonly NoteLine[] {
  return text.split(/\r?\n/).map((line) => {
    const heading = /^#{1,6}\s+/.exec(line)?.[0] ?? '';
    const rest = line.slice(heading.length).replace(/^\s*[-*]\s+/, '• ');
    return { heading: heading !== '', parts: rest.split('**') };
  });
}
