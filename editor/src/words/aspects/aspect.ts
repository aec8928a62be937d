import type { Translate } from '../../i18n/translate';

/** One thing that can be set at a step, in words. */
export interface Aspect {
  readonly key: string;
  readonly label: string;
  readonly words: string;
  /** The parameters it is made from. */
  readonly parameters: readonly string[];
}

export interface AspectNode {
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What the words of a step need to know of its journey and workspace. */
export interface Around {
  /** Of the journey's entry, for "the same cart". */
  readonly keyKind?: string;
  /** Names of messages by key; a key that is not known stays a key. */
  readonly messageName?: (key: string) => string;
}

export type Parameters = AspectNode['parameters'];

export type Read = (t: Translate, parameters: Parameters, around: Required<Around>) => readonly Aspect[];
