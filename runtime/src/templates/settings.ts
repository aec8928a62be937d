import type { Problem } from '../platform/errors/error';
import { duration, type SettingDuration, type TemplateManifest, type TemplateSetting } from './bundle';

export type SettingValue = SettingDuration | number | string | boolean | readonly string[];

/** By key; those of a setting that is switched off by `onlyWith` have their defaults. */
export type SettingValues = Readonly<Record<string, SettingValue>>;

export interface ReadSettings {
  readonly values: SettingValues;
  /** Each in words, with the allowed range. */
  readonly problems: readonly Problem[];
}

/** Values as given, defaults for the rest. `languages`: those the template has texts in. */
export function readSettings(
  { settings }: TemplateManifest,
  given: Readonly<Record<string, unknown>>,
  languages: readonly string[],
): ReadSettings {
  const known = new Set(settings.map(({ key }) => key));
  const problems: Problem[] = Object.keys(given)
    .filter((key) => !known.has(key))
    .map((key) => ({ path: key, code: 'unknown_setting', message: `There is no setting "${key.slice(0, 60)}".` }));
  const values: Record<string, SettingValue> = {};
  for (const setting of settings) {
    const value = Object.hasOwn(given, setting.key) ? given[setting.key] : undefined;
    const read = value === undefined ? { value: setting.default } : readOne(setting, value, languages);
    if ('wrong' in read) problems.push({ path: setting.key, code: 'invalid_setting', message: read.wrong });
    values[setting.key] = 'value' in read ? read.value : setting.default;
  }
  return { values, problems: [...problems, ...defaultAmong(settings, values)] };
}

type Read = { readonly value: SettingValue } | { readonly wrong: string };

function readOne(setting: TemplateSetting, value: unknown, languages: readonly string[]): Read {
  switch (setting.type) {
    case 'duration':
      return readDuration(setting, value);
    case 'number':
      return readNumber(setting, value);
    case 'text':
      return readText(setting, value);
    case 'boolean':
      return typeof value === 'boolean' ? { value } : wrong(setting, value, 'true or false');
    case 'languages':
      return readLanguages(setting, value, languages);
    case 'language':
      return typeof value === 'string' && languages.includes(value)
        ? { value }
        : wrong(setting, value, `one of ${languages.join(', ')}`);
    case 'senderRole':
      return typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,79}$/.test(value)
        ? { value }
        : wrong(setting, value, 'the name of a role, such as "marketing-email"');
  }
}

type Of<T extends TemplateSetting['type']> = Extract<TemplateSetting, { type: T }>;

function readDuration(setting: Of<'duration'>, value: unknown): Read {
  const { min, max } = setting;
  const read = duration.safeParse(value);
  const fits = read.success && seconds(read.data) >= seconds(min) && seconds(read.data) <= seconds(max);
  return fits ? { value: read.data } : wrong(setting, value, `${inWords(min)} to ${inWords(max)}`);
}

function readNumber(setting: Of<'number'>, value: unknown): Read {
  const { min, max, integer } = setting;
  const fits = typeof value === 'number' && value >= min && value <= max && (!integer || Number.isInteger(value));
  return fits
    ? { value }
    : wrong(setting, value, `${integer ? 'a whole number' : 'a number'} from ${String(min)} to ${String(max)}`);
}

/** No braces, brackets or quotes: the text goes into Liquid and HTML as it is. */
const FORMATS = {
  any: { allows: /^[^{}<>&"\u0000-\u001f]*$/, words: 'without { } < > & "' },
  code: { allows: /^[A-Za-z0-9][A-Za-z0-9_-]*$/, words: 'of letters, digits, - and _' },
} as const;

function readText(setting: Of<'text'>, value: unknown): Read {
  const { maxLength, format } = setting;
  const { allows, words } = FORMATS[format];
  const text = typeof value === 'string' ? value.trim() : undefined;
  if (text !== undefined && text.length <= maxLength && allows.test(text)) return { value: text };
  return wrong(setting, value, `at most ${String(maxLength)} characters ${words}`);
}

function readLanguages(setting: Of<'languages'>, value: unknown, languages: readonly string[]): Read {
  const chosen = Array.isArray(value) ? [...new Set(value as unknown[])] : [];
  const fits = chosen.length > 0 && chosen.every((each) => typeof each === 'string' && languages.includes(each));
  return fits ? { value: chosen as string[] } : wrong(setting, value, `at least one of ${languages.join(', ')}`);
}

/** The default language must be among the chosen ones, whatever their order of settings. */
function defaultAmong(settings: readonly TemplateSetting[], values: SettingValues): Problem[] {
  const many = settings.find(({ type }) => type === 'languages');
  const one = settings.find(({ type }) => type === 'language');
  if (!many || !one) return [];
  const [chosen, fallback] = [values[many.key] as readonly string[], values[one.key] as string];
  if (chosen.includes(fallback)) return [];
  const message = `"${one.label['en'] ?? one.key}" is ${fallback}; it must be one of the chosen languages: ${chosen.join(', ')}.`;
  return [{ path: one.key, code: 'invalid_setting', message }];
}

function wrong({ key, label }: TemplateSetting, value: unknown, allowed: string): Read {
  const read = duration.safeParse(value);
  const shown = read.success ? inWords(read.data) : ((JSON.stringify(value) as string | undefined) ?? 'nothing');
  return { wrong: `"${label['en'] ?? key}" is ${shown.slice(0, 80)}; allowed: ${allowed}.` };
}

const SECONDS = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400, weeks: 604_800 } as const;

const seconds = ({ amount, unit }: SettingDuration): number => amount * SECONDS[unit];
const inWords = ({ amount, unit }: SettingDuration): string =>
  `${String(amount)} ${amount === 1 ? unit.slice(0, -1) : unit}`;
