import { aContext } from '../../test/support/n8n-context';
import { SegmentTrigger } from './SegmentTrigger.node';

const hooks = new SegmentTrigger().webhookMethods.default;

test.each([
  ['entered', 'Segment Entered'],
  ['left', 'Segment Left'],
])('in plain n8n it subscribes to those who have %s this segment', async (on, name) => {
  const staticData = {};
  const context = aContext({
    ...{ staticData, parameters: { on, segment: ' seg_1 ' } },
    api: () => ({ id: 'sub_1', secret: 'hush' }),
  });
  await hooks.create.call(context.n8n);
  expect(context.asked).toMatchObject([
    {
      ...{ method: 'POST', url: 'https://perennial.example/api/subscriptions' },
      body: {
        url: 'https://n8n.example/webhook/1',
        events: [name],
        filter: { combinator: 'all', conditions: [{ path: 'segment_id', operator: 'equals', value: 'seg_1' }] },
      },
    },
  ]);
  expect(staticData).toEqual({ id: 'sub_1', secret: 'hush' });
});

test('without a segment it does not start', async () => {
  await expect(hooks.create.call(aContext({ parameters: { on: 'entered' } }).n8n)).rejects.toThrow(
    'No segment is chosen',
  );
});
