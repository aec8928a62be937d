import type { Translate } from '../i18n/translate';

const PROFILE: Readonly<Record<string, (t: Translate) => string>> = {
  id: (t) => t('words:field.id'),
  email: (t) => t('words:field.email'),
  phone: (t) => t('words:field.phone'),
  firstName: (t) => t('words:field.firstName'),
  lastName: (t) => t('words:field.lastName'),
  language: (t) => t('words:field.language'),
  country: (t) => t('words:field.country'),
  timeZone: (t) => t('words:field.timeZone'),
  tags: (t) => t('words:field.tags'),
  createdAt: (t) => t('words:field.createdAt'),
  'consent.email': (t) => t('words:field.consentEmail'),
  stage: (t) => t('words:field.stage'),
  'orders.count': (t) => t('words:field.ordersCount'),
  'orders.spend': (t) => t('words:field.ordersSpend'),
  'orders.spend.amount': (t) => t('words:field.ordersSpend'),
  'orders.spend.currency': (t) => t('words:field.ordersCurrency'),
  'orders.averageValue': (t) => t('words:field.ordersAverage'),
  'orders.averageValue.amount': (t) => t('words:field.ordersAverage'),
  'orders.averageValue.currency': (t) => t('words:field.ordersCurrency'),
  'orders.firstAt': (t) => t('words:field.ordersFirst'),
  'orders.lastAt': (t) => t('words:field.ordersLast'),
  'orders.medianIntervalDays': (t) => t('words:field.ordersInterval'),
  'orders.favouriteCategory': (t) => t('words:field.ordersCategory'),
};

/** Attributes that brands usually have; the others are called as the brand calls them. */
const ATTRIBUTE: Readonly<Record<string, (t: Translate) => string>> = {
  birthday: (t) => t('words:field.birthday'),
  anniversary: (t) => t('words:field.anniversary'),
  renewal: (t) => t('words:field.renewal'),
};

const PROPERTY: Readonly<Record<string, (t: Translate) => string>> = {
  cart_id: (t) => t('words:field.cartId'),
  checkout_id: (t) => t('words:field.checkoutId'),
  checkout_url: (t) => t('words:field.checkoutUrl'),
  coupon: (t) => t('words:field.coupon'),
  order_id: (t) => t('words:field.orderId'),
  products: (t) => t('words:field.products'),
  subtotal: (t) => t('words:field.subtotal'),
  'subtotal.amount': (t) => t('words:field.subtotal'),
  total: (t) => t('words:field.total'),
  'total.amount': (t) => t('words:field.total'),
  'total.currency': (t) => t('words:field.currency'),
};

const OTHER: Readonly<Record<string, (t: Translate) => string>> = {
  'event.name': (t) => t('words:field.eventName'),
  'event.occurredAt': (t) => t('words:field.eventAt'),
  'entry.key': (t) => t('words:field.entryKey'),
  'entry.at': (t) => t('words:field.entryAt'),
};

/** A property of an event: "Total" for `total.amount`; unknown ones by their path. */
export function propertyName(t: Translate, path: string): string {
  return nameIn(PROPERTY, t, path) ?? path;
}

/** An attribute of customers: its name in the person's language where it is a usual one. */
export function attributeName(t: Translate, name: string): string {
  return nameIn(ATTRIBUTE, t, name) ?? name;
}

/** A path of the item in the person's words: "Country", "Event · Total". */
export function fieldName(t: Translate, path: readonly string[]): string {
  const [root, ...rest] = path;
  const whole = path.join('.');
  const known = nameIn(OTHER, t, whole);
  if (known !== undefined) return known;
  if (root === 'profile')
    return rest[0] === 'attributes'
      ? attributeName(t, rest.slice(1).join('.'))
      : (nameIn(PROFILE, t, rest.join('.')) ?? rest.join('.'));
  if (root === 'event' && rest[0] === 'properties')
    return t('words:field.ofEvent', { name: propertyName(t, rest.slice(1).join('.')) });
  return whole;
}

/** Names of these paths, told apart by the path where several are called the same: "Total", "Total (total.amount)". */
export function namesApart(
  t: Translate,
  paths: readonly string[],
  nameOf: (path: string) => string,
): (path: string) => string {
  const firsts = new Map<string, string>();
  for (const path of paths.toSorted((a, b) => a.length - b.length)) {
    const name = nameOf(path);
    if (!firsts.has(name)) firsts.set(name, path);
  }
  return (path) => {
    const name = nameOf(path);
    if ((firsts.get(name) ?? path) === path) return name;
    return t('words:field.apart', { name, path: path.replace(/^event\.properties\./, '') });
  };
}

function nameIn(
  names: Readonly<Record<string, (t: Translate) => string>>,
  t: Translate,
  key: string,
): string | undefined {
  return Object.hasOwn(names, key) ? names[key]?.(t) : undefined;
}
