/** What one check found. A problem keeps Perennial from working; a warning will do so some day, or surprises. */
export interface Finding {
  readonly check: string;
  readonly level: 'ok' | 'warning' | 'problem';
  readonly message: string;
  /** What to do about it. */
  readonly advice?: string;
}

type Judge = (message: string, advice?: string) => Finding;

/** The three verdicts of one check. */
export function about(check: string): Readonly<Record<Finding['level'], Judge>> {
  const judge =
    (level: Finding['level']): Judge =>
    (message, advice) => ({ check, level, message, ...(advice !== undefined && { advice }) });
  return { ok: judge('ok'), warning: judge('warning'), problem: judge('problem') };
}
