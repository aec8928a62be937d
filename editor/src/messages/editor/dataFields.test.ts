import { checkText } from '../../../../runtime/src/messaging/messages/check';
import { parseText, renderText } from '../../../../runtime/src/messaging/messages/liquid';
import { insertables } from './dataFields';
import { SAMPLE_EVENT, SAMPLE_PROFILE } from './sample';

const SCOPE = {
  ...{ event: {}, entry: {}, workspace: { name: 'Mori & Fig' }, links: { unsubscribe: '', preferences: '' } },
  ...{ locale: 'en', zone: 'UTC' },
};
const all = insertables({ ...SAMPLE_PROFILE, attributes: { skin_type: 'dry' } }, SAMPLE_EVENT);
const liquidOf = (path: string) => all.find((field) => field.path.join('.') === path)?.liquid;

test('money is inserted as money, products as a loop, anything else so that it may be missing', () => {
  expect(liquidOf('event.properties.total')).toBe('{{ event.properties.total | money }}');
  expect(liquidOf('event.properties.total.currency')).toBeUndefined();
  expect(liquidOf('event.properties.products')).toContain('{% for product in event.properties.products %}');
  expect(liquidOf('profile.attributes.skin_type')).toBe("{{ profile.attributes.skin_type | default: '' }}");
});

test('figures of orders are inserted so that a message to somebody who never bought goes out', () => {
  expect(liquidOf('profile.orders.spend')).toBe("{{ profile.orders.spend | default: '' | money }}");
  expect(liquidOf('profile.orders.lastAt')).toBe("{{ profile.orders.lastAt | default: '' | date: 'long' }}");
  const scope = { ...SCOPE, profile: { id: 'prf_1', attributes: {}, orders: { count: 0 } } };
  for (const path of ['profile.orders.spend', 'profile.orders.averageValue', 'profile.orders.lastAt'])
    expect(renderText('plain', parseText('plain', liquidOf(path) ?? '-'), scope)).toBe('');
});

test('everything that is offered is understood by the runtime', () => {
  for (const { liquid } of all) expect([liquid, checkText('text', liquid).problems]).toEqual([liquid, []]);
});
