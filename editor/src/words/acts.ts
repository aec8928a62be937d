import { textIn as textAt } from '../canvas/graph/parameters';
import type { Translate } from '../i18n/translate';
import { valueWords } from './conditions';
import { listWords } from './list';
import { entriesOf, textIn } from './rules';

type Fields = Readonly<Record<string, unknown>>;

/** "favourite_size = Event · size", "1 added to visits", "Country removed". */
export function changeWords(t: Translate, change: Fields): string {
  const name = fieldWords(t, textAt(change, 'field', 'attribute'), textIn(change['name']));
  const action = textAt(change, 'action', 'set');
  if (action === 'unset') return t('acts:change.clear', { name });
  const value = valueWords(t, change['value']);
  if (action === 'increment') return t('acts:change.add', { name, value });
  const as = asWords(t, textAt(change, 'as', 'auto'));
  return as === '' ? t('acts:change.set', { name, value }) : t('acts:change.setAs', { name, value, as });
}

function fieldWords(t: Translate, field: string, name: string): string {
  switch (field) {
    case 'country':
      return t('acts:field.country');
    case 'firstName':
      return t('acts:field.firstName');
    case 'language':
      return t('acts:field.language');
    case 'lastName':
      return t('acts:field.lastName');
    case 'timeZone':
      return t('acts:field.timeZone');
    default:
      return name;
  }
}

function asWords(t: Translate, as: string): string {
  switch (as) {
    case 'boolean':
      return t('acts:as.boolean');
    case 'number':
      return t('acts:as.number');
    case 'text':
      return t('acts:as.text');
    default:
      return '';
  }
}

export function changesWords(t: Translate, value: unknown): readonly string[] {
  return entriesOf(value, 'change').map((change) => changeWords(t, change));
}

export function tagsWords(t: Translate, value: unknown): string {
  const tags = (Array.isArray(value) ? value : [value]).map((tag) => valueWords(t, tag)).filter((tag) => tag !== '');
  return listWords(t, tags);
}

function channelWords(t: Translate, channel: string): string {
  switch (channel) {
    case 'line':
      return t('acts:channel.line');
    case 'push':
      return t('acts:channel.push');
    case 'sms':
      return t('acts:channel.sms');
    case 'whatsapp':
      return t('acts:channel.whatsapp');
    default:
      return t('acts:channel.email');
  }
}

/** What a Consent step does, with the channel. */
export function consentWords(t: Translate, parameters: Fields): string {
  const channel = channelWords(t, textAt(parameters, 'channel', 'email'));
  switch (textAt(parameters, 'action', 'check')) {
    case 'give':
      return t('acts:consent.give', { channel });
    case 'withdraw':
      return t('acts:consent.withdraw', { channel });
    default:
      return t('acts:consent.check', { channel });
  }
}

/** What is said about an agreement beside the channel: by whom, whether it is to be confirmed, and the text. */
export function agreementWords(t: Translate, { explicit, confirm, wording }: Fields): readonly string[] {
  const by =
    typeof explicit === 'string'
      ? valueWords(t, explicit)
      : explicit === true
        ? t('acts:consent.themselves')
        : t('acts:consent.notThemselves');
  const text = valueWords(t, wording);
  return [
    ...(text === '' ? [] : [t('acts:consent.wording', { wording: text })]),
    by,
    confirm === 'always' ? t('acts:consent.confirmFirst') : t('acts:consent.atOnce'),
  ];
}

export function propertiesWords(t: Translate, value: unknown): string {
  const properties = entriesOf(value, 'property').map((property) =>
    t('acts:track.property', { name: textIn(property['name']), value: valueWords(t, property['value']) }),
  );
  return listWords(t, properties);
}
