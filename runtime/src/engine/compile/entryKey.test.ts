import { aJourney, type EntryOptions } from '../../../../test/support/journeys';

const found = (options: EntryOptions) => aJourney().entry(options).wait().check().problems;

describe('an entry key that no event can carry', () => {
  test('is quoted, with what its events carry and what was probably meant', () => {
    const [problem, ...others] = found({ events: ['Checkout Started', 'Order Completed'], key: 'chekout' });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      ...{ code: 'entry_key_not_carried', severity: 'error' },
      ...{ nodeName: 'Event Trigger', parameter: 'entryKey', stepKey: expect.any(String) as unknown },
    });
    expect(problem?.message).toMatch(
      /"chekout".*"Checkout Started" carries cart, checkout\. "Order Completed" carries cart, checkout, order\. Did you mean "checkout"\?/,
    );
  });

  test('of a kind of its own is no typing error: nothing is guessed', () => {
    const [problem] = found({ events: ['Subscription Renewed'], key: 'subscription' });
    expect(problem).toMatchObject({ code: 'entry_key_not_carried', severity: 'error' });
    expect(problem?.message).toMatch(/"Subscription Renewed" carries cart, checkout, order\. Choose one of these/);
  });

  test('as an alias: the visit would not end by it', () => {
    const [problem, ...others] = found({ key: 'checkout', aliases: ['crat', 'cart'] });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'key_alias_not_carried', severity: 'error', parameter: 'keyAliases' });
    expect(problem?.message).toMatch(/"crat".*Did you mean "cart"\?/);
  });
});

describe('an entry key that shops do not send with an event', () => {
  test('is warned about: whoever tracks the event may send it', () => {
    const [problem, ...others] = found({ events: ['Checkout Started', 'Cart Updated'], key: 'checkout' });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'entry_key_not_carried', severity: 'warning', parameter: 'entryKey' });
    expect(problem?.message).toMatch(/"Cart Updated" carries no "checkout".*"Cart Updated" carries cart\./);
  });

  test('as an alias, when none of the events carries it', () => {
    expect(found({ events: ['Cart Updated'], key: 'cart', aliases: ['order'] })).toEqual([
      expect.objectContaining({ code: 'key_alias_not_carried', severity: 'warning' }),
    ]);
    expect(found({ events: ['Cart Updated', 'Order Paid'], key: 'cart', aliases: ['order'] })).toEqual([]);
  });
});

test('what events carry is fine, and so is what only tracked events could say', () => {
  expect(found({ key: 'checkout', aliases: ['cart'] })).toEqual([]);
  expect(found({ events: ['Order Completed'], key: 'order' })).toEqual([]);
  expect(found({ events: ['Warranty Registered'], key: 'order' })).toEqual([]);
  expect(found({ events: ['Customer Created'] })).toEqual([]);
});
