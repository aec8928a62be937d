import type { Answer } from '../../api/queries';

export type Message = Answer<'get', '/api/messages/{messageId}'>;
export type Text = Message['languages'][string];
export type Part = 'subject' | 'preheader' | 'mjml' | 'text';
export type Problem = Message['problems'][number];

/** What an author changes: everything a revision holds, and the name. */
export interface Content {
  readonly name: string;
  readonly category: Message['category'];
  readonly defaultLanguage: string;
  readonly languages: Readonly<Record<string, Text>>;
}

export function contentOf({ name, category, defaultLanguage, languages }: Message): Content {
  return { name, category, defaultLanguage, languages };
}

/** The tags, the default first, the others in the order of their names. */
export function tagsOf({ defaultLanguage, languages }: Content): readonly string[] {
  const others = Object.keys(languages).filter((tag) => tag !== defaultLanguage);
  return [...(languages[defaultLanguage] ? [defaultLanguage] : []), ...others.toSorted()];
}

/** An emptied part is taken away: nothing and an empty text are the same. The subject always stands. */
export function withPart(content: Content, tag: string, part: Part, value: string): Content {
  const { [part]: before, ...others } = content.languages[tag] ?? { subject: '' };
  if (before === value) return content;
  const text = part === 'subject' || value !== '' ? { ...others, [part]: value } : others;
  return withText(content, tag, text as Text);
}

export function withText(content: Content, tag: string, text: Text): Content {
  return { ...content, languages: { ...content.languages, [tag]: text } };
}

export function withoutLanguage(content: Content, tag: string): Content {
  const languages = Object.entries(content.languages).filter(([each]) => each !== tag);
  return { ...content, languages: Object.fromEntries(languages) };
}

export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
}
