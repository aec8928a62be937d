/** What is wrong with a message, in words that lead to the place. `error` keeps it from being used, `warning` does not. */
export interface MessageProblem {
  /** Stable, e.g. `missing_subject`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly language?: string;
  readonly part?: 'subject' | 'preheader' | 'mjml' | 'text';
  /** From 1. */
  readonly line?: number;
  readonly column?: number;
}

export type TextPart = NonNullable<MessageProblem['part']>;
