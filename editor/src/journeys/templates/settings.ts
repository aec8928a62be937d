import type { Item } from '../../api/queries';

export type Template = Item<'/api/templates'>;
export type Setting = Template['settings'][number];
export type Values = Readonly<Record<string, unknown>>;

/** A text of the template in the person's language; English is always there. */
export function saidIn(language: string, texts: Readonly<Record<string, string>>): string {
  return texts[language] ?? texts[language.split('-')[0] ?? ''] ?? texts['en'] ?? '';
}

/** Settings with the answers so far; what is left out has the template's default. */
export function valueOf(setting: Setting, values: Values): unknown {
  return Object.hasOwn(values, setting.key) ? values[setting.key] : setting.default;
}

/** Some are asked only when another is on. */
export function asked(settings: readonly Setting[], values: Values): readonly Setting[] {
  return settings.filter(({ onlyWith }) => {
    const other = settings.find(({ key }) => key === onlyWith);
    return !other || valueOf(other, values) === true;
  });
}

/** Events that the template needs and that have not arrived. */
export function missingEvents(template: Pick<Template, 'events'>, arrived: ReadonlySet<string>): readonly string[] {
  return template.events.filter(({ name, needed }) => needed && !arrived.has(name)).map(({ name }) => name);
}
