import type { Translate } from '../../i18n/translate';

/** What sentences are written with. */
export interface Words {
  readonly t: Translate;
  /** Of the journey's entry, for "the same cart". */
  readonly keyKind: string;
  /** By key; what is not in it is shown as its key. */
  readonly messages: ReadonlyMap<string, MessageWords>;
  /** Names of journeys by id and of this one's steps by key, where they are known. */
  readonly journeys?: ReadonlyMap<string, string>;
  readonly steps?: ReadonlyMap<string, string>;
}

export interface MessageWords {
  readonly name: string;
  readonly languages: number;
}

/** Clauses one after the other: "2 hours, or until Order Completed"; without empty ones. */
export function clauses(parts: readonly string[], { t }: Pick<Words, 't'>): string {
  return parts.filter((part) => part !== '').join(t('canvas:sentence.comma'));
}
