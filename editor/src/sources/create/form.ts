import { useTranslation } from 'react-i18next';

import type { HookKind } from '../sourceWords';

/** What somebody connects; a service stands for those of whom only the name differs. */
export type Kind = 'shopify' | 'woocommerce' | 'carrier' | 'reviews' | 'webhook' | 'browser' | 'server' | 'import';
export type Service = 'aftership' | 'easypost' | 'seventeentrack' | 'judgeme' | 'trustpilot';

export const SERVICES = {
  carrier: ['aftership', 'easypost', 'seventeentrack'],
  reviews: ['judgeme', 'trustpilot'],
} as const satisfies Partial<Record<Kind, readonly Service[]>>;

export interface Form {
  readonly kind: Kind;
  readonly service: Service;
  readonly name: string;
  readonly shopDomain: string;
  readonly secret: string;
  readonly signing: 'hmac' | 'token';
  readonly header: string;
}

export const EMPTY: Form = {
  ...{ kind: 'shopify', service: 'aftership', name: '', shopDomain: '', secret: '' },
  ...{ signing: 'hmac', header: 'x-signature' },
};

const DOMAIN = /^[a-z0-9][a-z0-9.-]{0,120}\.[a-z]{2,}$/i;
const HEADER = /^[a-z0-9][a-z0-9-]{0,99}$/i;

export const isClient = (kind: Kind): kind is 'browser' | 'server' | 'import' =>
  kind === 'browser' || kind === 'server' || kind === 'import';
export const isShop = (kind: Kind): kind is 'shopify' | 'woocommerce' => kind === 'shopify' || kind === 'woocommerce';

/** Of another kind the service is one of that kind. */
export function withKind(form: Form, kind: Kind): Form {
  const [service = form.service] = kind === 'carrier' || kind === 'reviews' ? SERVICES[kind] : [];
  return { ...form, kind, service };
}

/** The kind that the server knows; undefined for clients of the tracking API. */
export function hookKindOf({ kind, service }: Pick<Form, 'kind' | 'service'>): HookKind | undefined {
  if (isClient(kind)) return undefined;
  return kind === 'carrier' || kind === 'reviews' ? service : kind;
}

export function bodyOf({ kind, service, signing, ...form }: Form) {
  const [name, secret, domain] = [form.name.trim(), form.secret.trim(), form.shopDomain.trim()];
  if (isClient(kind)) return { kind: 'segment' as const, name, trust: kind };
  if (isShop(kind)) return { kind, name, secret, ...(domain && { shopDomain: domain }) };
  if (kind !== 'webhook') return { kind: service, name, secret };
  const header = form.header.trim().toLowerCase();
  const auth = signing === 'hmac' ? { mode: signing, header, encoding: 'hex' as const } : { mode: signing, header };
  // What most senders have; the page of the source shows it, and a sample says what is different.
  return { kind, name, secret, auth, mapping: { event: { path: 'event' }, identifiers: { email: 'email' } } };
}

export type Problems = Readonly<Partial<Record<keyof Form, string>>>;

export function useProblems({ kind, name, shopDomain, secret, header }: Form): Problems {
  const { t } = useTranslation('sources');
  return {
    ...(name.trim() === '' && { name: t('create.nameWanted') }),
    ...(!isClient(kind) && secret.trim() === '' && { secret: t('create.secretWanted') }),
    ...(isShop(kind) &&
      shopDomain.trim() !== '' &&
      !DOMAIN.test(shopDomain.trim()) && { shopDomain: t('create.domainWanted') }),
    ...(kind === 'webhook' && !HEADER.test(header.trim()) && { header: t('create.headerWanted') }),
  };
}
