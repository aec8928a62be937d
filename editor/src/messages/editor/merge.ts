import { same, type Content, type Part, type Text } from './content';

/** A place of a message: its name, kind or default language, or a part of one language (`whole`: the language itself). */
export type Place =
  | { readonly field: 'name' | 'category' | 'defaultLanguage' }
  | { readonly language: string; readonly part: Part | 'whole' };

export interface Merged {
  /** Both changes together; where both changed the same place, mine. */
  readonly content: Content;
  /** Places that both changed, differently. */
  readonly both: readonly Place[];
}

const FIELDS = ['name', 'category', 'defaultLanguage'] as const;
const PARTS = ['subject', 'preheader', 'mjml', 'text'] as const;

/** What two people made of the same revision, put together place by place. */
export function merge(base: Content, mine: Content, theirs: Content): Merged {
  const both: Place[] = [];
  const fields = Object.fromEntries(
    FIELDS.map((field) => {
      const { value, clash } = chosen(base[field], mine[field], theirs[field]);
      if (clash) both.push({ field });
      return [field, value];
    }),
  ) as Pick<Content, 'name' | 'category' | 'defaultLanguage'>;
  const languages: Record<string, Text> = {};
  for (const tag of new Set([...Object.keys(mine.languages), ...Object.keys(theirs.languages)])) {
    const text = mergedText(tag, [base.languages[tag], mine.languages[tag], theirs.languages[tag]], both);
    if (text) languages[tag] = text;
  }
  return { content: { ...fields, languages }, both };
}

type Three<T> = readonly [base: T, mine: T, theirs: T];

function mergedText(language: string, [base, mine, theirs]: Three<Text | undefined>, both: Place[]): Text | undefined {
  if (mine && theirs) return mergedParts(language, [base ?? { subject: '' }, mine, theirs], both);
  const kept = mine ?? theirs;
  if (!base) return kept; // new on one side
  if (same(kept, base)) return undefined; // taken away on one side, untouched on the other
  both.push({ language, part: 'whole' });
  return mine;
}

function mergedParts(language: string, [base, mine, theirs]: Three<Text>, both: Place[]): Text {
  const parts = PARTS.flatMap((part) => {
    const { value, clash } = chosen(base[part], mine[part], theirs[part]);
    if (clash) both.push({ language, part });
    return value === undefined ? [] : [[part, value] as const];
  });
  return { subject: '', ...Object.fromEntries(parts) };
}

function chosen<T>(base: T, mine: T, theirs: T): { readonly value: T; readonly clash: boolean } {
  if (same(mine, base)) return { value: theirs, clash: false };
  return { value: mine, clash: !same(theirs, base) && !same(mine, theirs) };
}
