import { useTranslation } from 'react-i18next';

import { Panel } from '../../design/Panel';
import { languageOfDates } from '../../i18n/format';
import { useFormat } from '../../i18n/useFormat';
import type { Customer } from '../detail';
import { countryName, languageName } from '../person';

/** Who it is: addresses, ids that shops and devices know them by, language, and what time it is where they live. */
export function IdentityPanel({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const { facts, codes } = useFacts(customer);
  const merged = customer.aliases.length;
  return (
    <Panel
      title={t('identity.title')}
      actions={merged > 1 && <span className="small text-3">{t('identity.mergedFrom', { count: merged })}</span>}
    >
      <dl className="profile-facts">
        {facts.map(([name, value]) => (
          <Fact key={`${name} ${value}`} name={name} value={value} />
        ))}
      </dl>
      {codes.length > 0 && (
        <details className="timeline-more">
          <summary>{t('identity.codes', { count: codes.length })}</summary>
          <dl className="timeline-data">
            {codes.map(([name, value]) => (
              <Fact key={`${name} ${value}`} name={name} value={value} />
            ))}
          </dl>
        </details>
      )}
    </Panel>
  );
}

/** An address that has to be broken is broken before the @. */
function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  const at = value.indexOf('@');
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {at < 0 ? (
          value
        ) : (
          <>
            {value.slice(0, at)}
            <wbr />
            {value.slice(at)}
          </>
        )}
      </dd>
    </>
  );
}

type Known = readonly [name: string, value: string];

/** What only programs read: behind a line that says how many there are. */
const CODES = ['anonymous', 'checkout', 'cart', 'order'];

function useFacts(customer: Customer): { readonly facts: readonly Known[]; readonly codes: readonly Known[] } {
  const { t, i18n } = useTranslation('customers');
  const format = useFormat();
  const identifierName = useIdentifierName();
  const { email, phone, language, country, timeZone } = customer;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('channel.email'), email],
    [t('identity.phone'), phone],
    ...customer.identifiers
      .filter(({ kind, value }) => (kind !== 'email' || value !== email) && (kind !== 'phone' || value !== phone))
      .filter(({ kind }) => !CODES.includes(kind))
      .map(({ kind, value }) => [identifierName(kind), shortened(value)] as const),
    [t('column.language'), language && languageName(language, i18n.language)],
    [t('column.country'), country && countryName(country, i18n.language)],
    [t('identity.localTime'), timeZone && localTime(format.language, timeZone)],
  ];
  return {
    facts: facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const])),
    codes: customer.identifiers
      .filter(({ kind }) => CODES.includes(kind))
      .map(({ kind, value }) => [identifierName(kind), shortened(value)] as const),
  };
}

/** "14:36, Europe/Berlin": the zone is named beside it anyway. */
function localTime(language: string, timeZone: string): string {
  const clock = new Intl.DateTimeFormat(languageOfDates(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  return `${clock.format(new Date())}, ${timeZone}`;
}

/** A shop's id carries the source in front of what the shop calls the customer. */
const shortened = (value: string) => value.replace(/^src_[^/]+\//, '');

function useIdentifierName(): (kind: string) => string {
  const { t } = useTranslation('customers');
  return (kind) => {
    switch (kind) {
      case 'email':
        return t('channel.email');
      case 'phone':
        return t('identity.phone');
      case 'shopCustomer':
        return t('identity.shopId');
      case 'external':
        return t('identity.externalId');
      case 'anonymous':
        return t('identity.device');
      case 'checkout':
        return t('identity.checkout');
      case 'cart':
        return t('identity.cart');
      case 'order':
        return t('identity.order');
      default:
        return kind;
    }
  };
}
