import { textOf } from '../../../test/support/texts';
import { WAIT, type StepType } from '../canvas/graph/types';
import { fitting, type Offer } from './groups';
import { waitOffers } from './waitOffers';

const wait: StepType = {
  ...{ type: WAIT, version: 1, displayName: 'Wait', description: '', aliases: [], categories: [], outputs: ['main'] },
  ...{ entry: false, trigger: false, ours: true, inputs: 1 },
};

test.each([
  ['en', 'birthday', 'date'],
  ['en', 'hour', 'hours'],
  ['zh-CN', '生日', 'date'],
  ['zh-CN', '时段', 'hours'],
] as const)('in %s, "%s" finds the wait that is set up for it', (language, typed, mode) => {
  const offers: Offer[] = waitOffers(textOf(language) as never).map((way) => ({ ...way, type: wait }));
  expect(fitting(offers, typed).map(({ preset }) => preset?.parameters)).toEqual([{ mode }]);
});
