import { INHERITED, plainParts, read } from './expression-paths';

test.each([
  ['={{ $json.profile.email }}', [{ keys: ['profile', 'email'] }]],
  ['=Hi {{$json.name}}!', ['Hi ', { keys: ['name'] }, '!']],
  [
    "={{ $('Entry').item.json.event.properties.checkout_url }}",
    [{ step: 'Entry', keys: ['event', 'properties', 'checkout_url'] }],
  ],
  ['={{ $("My step").item.json["first name"] }}', [{ step: 'My step', keys: ['first name'] }]],
  ['={{ $json.products[0]?.name }}', [{ keys: ['products', '0', 'name'] }]],
])('%s is text and plain paths', (expression, parts) => {
  expect(plainParts(expression)).toEqual(parts);
});

test.each([
  ['not an expression', 'Hi {{ $json.name }}'],
  ['a call', '={{ $json.name.toUpperCase() }}'],
  ['a sum', '={{ $json.a + 1 }}'],
  ['one path and one piece of code', '={{ $json.a }} {{ $now }}'],
  ['a name the sandbox refuses', '={{ $json.constructor }}'],
  ['another one', '={{ $json["__proto__"].a }}'],
  ['nothing but text', '=Hello'],
  ['a backslash, which n8n may read as an escape', '=\\{{ $json.a }}'],
])('%s is left to the engine: %s', (_why, expression) => {
  expect(plainParts(expression)).toBeNull();
});

test('beyond something missing everything is missing, and what is inherited is not read', () => {
  expect(read({ a: null }, ['a', 'b', 'c'])).toBeUndefined();
  expect(read({ a: 'text' }, ['a', 'length'])).toBe(4);
  expect(read({ a: 'text' }, ['a', 'trim'])).toBe(INHERITED);
});
