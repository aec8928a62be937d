import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Language = 'en' | 'zh-CN';
type Texts = string | { readonly [key: string]: Texts };

const LOCALES = join(__dirname, '../../editor/src/i18n/locales');

/** The editor's own text in a language: `textOf('en')('canvas:empty.action')`; `{{name}}` takes what is given. */
export function textOf(language: Language) {
  return (key: string, given: Readonly<Record<string, string | number>> = {}): string => {
    const [namespace = '', path = ''] = key.split(':');
    const file = JSON.parse(readFileSync(join(LOCALES, language, `${namespace}.json`), 'utf8')) as Texts;
    const text = path
      .split('.')
      .reduce<Texts>((texts, part) => (typeof texts === 'string' ? '' : (texts[part] ?? '')), file);
    if (typeof text !== 'string' || text === '') throw new Error(`There is no text "${key}" in ${language}`);
    return text.replace(/\{\{(\w+)(?:, \w+)?\}\}/g, (_, name: string) => String(given[name] ?? ''));
  };
}
