import { aContext } from '../../test/support/n8n-context';
import { Exit } from './Exit.node';

test('in plain n8n an exit ends its branch and says why', async () => {
  const context = aContext({ items: [{ a: 1 }, { a: 2 }], parameters: { reason: 'bought' } });
  expect(await new Exit().execute.call(context.n8n)).toEqual([
    [
      { json: { a: 1, exit: { reason: 'bought' } }, pairedItem: { item: 0 } },
      { json: { a: 2, exit: { reason: 'bought' } }, pairedItem: { item: 1 } },
    ],
  ]);
});
