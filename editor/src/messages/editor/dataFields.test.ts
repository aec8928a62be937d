import { checkText } from '../../../../runtime/src/messaging/messages/check';
import { insertables } from './dataFields';
import { SAMPLE_EVENT, SAMPLE_PROFILE } from './sample';

const all = insertables({ ...SAMPLE_PROFILE, attributes: { skin_type: 'dry' } }, SAMPLE_EVENT);
const liquidOf = (path: string) => all.find((field) => field.path.join('.') === path)?.liquid;

test('money is inserted as money, products as a loop, anything else so that it may be missing', () => {
  expect(liquidOf('event.properties.total')).toBe('{{ event.properties.total | money }}');
  expect(liquidOf('event.properties.total.currency')).toBeUndefined();
  expect(liquidOf('event.properties.products')).toContain('{% for product in event.properties.products %}');
  expect(liquidOf('profile.attributes.skin_type')).toBe("{{ profile.attributes.skin_type | default: '' }}");
});

test('everything that is offered is understood by the runtime', () => {
  for (const { liquid } of all) expect([liquid, checkText('text', liquid).problems]).toEqual([liquid, []]);
});
