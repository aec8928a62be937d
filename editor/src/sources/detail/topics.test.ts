import { readTopic } from '../../../../runtime/src/sources/shopify/topics';
import { TOPICS } from './topics';

test('shops are asked only for topics that are understood', () => {
  const context = { sourceId: 'src_1', at: new Date(), currency: 'EUR', mapping: undefined };
  const unknown = TOPICS.filter(({ topic }) => !readTopic({ id: 1 }, { ...context, topic }));
  expect(unknown).toEqual([]);
});
