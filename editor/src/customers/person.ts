import { translate as t } from '../i18n/translate';

/** As much of a profile as tells people apart. */
export interface Person {
  readonly id: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

const HAN = /\p{Script=Han}/u;

/** The name, else the address or number, else that nobody knows. 「王芳」 is written without a space, family name first. */
export function nameOf({ firstName, lastName, email, phone }: Person): string {
  const both = [firstName, lastName].filter((part) => part !== undefined && part !== '');
  if (both.length === 2 && both.every((part) => HAN.test(part ?? ''))) return `${lastName ?? ''}${firstName ?? ''}`;
  return both.join(' ') || email || phone || t('customers:unknownVisitor');
}

/** What stands under the name: the address, unless it is the name already. */
export function addressOf(person: Person): string | undefined {
  const address = person.email ?? person.phone;
  return address === nameOf(person) ? undefined : address;
}

/** Chinese is told apart by its script, as its readers do. */
const SCRIPTS: Readonly<Record<string, string>> = { 'zh-CN': 'zh-Hans', 'zh-SG': 'zh-Hans', 'zh-TW': 'zh-Hant' };

/** "Austrian German" of `de-AT`, "Simplified Chinese" of `zh-CN`; the tag itself when Intl does not know it. */
export function languageName(tag: string, language: string): string {
  return named('language', SCRIPTS[tag] ?? tag, language);
}

/** "Germany" of `DE`. */
export function countryName(code: string, language: string): string {
  return named('region', code.toUpperCase(), language);
}

function named(type: 'language' | 'region', code: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type, languageDisplay: 'dialect' }).of(code) ?? code;
  } catch {
    return code; // Not well-formed: somebody's own invention.
  }
}
