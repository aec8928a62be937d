import fc from 'fast-check';

import { identifier, normalisedEmail, normalisedPhone, shopCustomer, slotOf } from './identifier';
import { normalisedCountry, normalisedLanguage } from './locale';
import { normalisedZone, zoneOfCountry } from './zone';

test('one mailbox has one spelling', () => {
  expect(normalisedEmail('Anna.Muster@Bücher.example')).toBe('anna.muster@xn--bcher-kva.example');
  expect(identifier('email', ' A@B.example\n')).toEqual({ kind: 'email', value: 'a@b.example' });
});

test.each([
  '',
  'a',
  '@b.example',
  'a@',
  'a@b',
  'a b@c.example',
  'a@b.example\r\nBcc: c@d.example',
  `${'a'.repeat(250)}@b.example`,
])('%j is no address', (text) => {
  expect(normalisedEmail(text)).toBeUndefined();
});

test('numbers become E.164, local ones with their country', () => {
  expect(normalisedPhone('+852 5555 5795')).toBe('+85255555795');
  expect(normalisedPhone('030 901820', 'DE')).toBe('+4930901820');
  expect(normalisedPhone('030 901820')).toBeUndefined();
  expect(normalisedPhone('555-555-SHIP', 'US')).toBeUndefined();
});

test('a customer id is unique within its shop', () => {
  const one = shopCustomer('src_1', '7');
  expect(one).not.toEqual(shopCustomer('src_2', '7'));
  expect(slotOf(one!)).toBe('shopCustomer:src_1');
  expect(shopCustomer('src_1', undefined)).toBeUndefined();
});

test('nothing that comes in makes it throw', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string(), (value, country) => {
      for (const kind of ['email', 'phone', 'external', 'cart'] as const) identifier(kind, value, country);
      normalisedLanguage(value);
      normalisedCountry(value);
      normalisedZone(value);
      zoneOfCountry(value);
    }),
  );
});

test('languages, countries and zones in their usual spelling', () => {
  expect(normalisedLanguage('zh_hant_tw')).toBe('zh-Hant-TW');
  expect(normalisedLanguage('german please')).toBeUndefined();
  expect(normalisedCountry('de')).toBe('DE');
  expect(normalisedCountry('Germany')).toBeUndefined();
  expect(normalisedCountry('QX')).toBeUndefined();
  expect(normalisedZone('Asia/Calcutta')).toBe('Asia/Kolkata');
  expect(normalisedZone('Mars/Olympus')).toBeUndefined();
});

test('the zone of a country is known when its people live by one clock', () => {
  expect(['DE', 'IN', 'JP', 'CN', 'US', 'AU'].map(zoneOfCountry)).toEqual([
    'Europe/Berlin',
    'Asia/Kolkata',
    'Asia/Tokyo',
    'Asia/Shanghai',
    undefined,
    undefined,
  ]);
});
