import { TOPICS as UNDERSTOOD } from '../../../../runtime/src/sources/shopify/topics';
import { TOPICS } from './topics';

test('shops are asked only for topics that are understood', () => {
  expect(TOPICS.map(({ topic }) => topic).filter((topic) => !UNDERSTOOD.has(topic))).toEqual([]);
});
