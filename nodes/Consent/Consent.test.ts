import { aContext } from '../../test/support/n8n-context';
import { Consent } from './Consent.node';

const item = (id: string) => ({ profile: { id } });

async function consent(options: Parameters<typeof aContext>[0]) {
  const context = aContext({ expressions: { $runIndex: 0 }, ...options });
  return { context, outputs: await new Consent().execute.call(context.n8n) };
}

const profile = (state: string | undefined, more: object = {}) => ({
  ...{ id: 'prf', email: 'a@x.example', attributes: {}, tags: [], createdAt: '' },
  consent: state === undefined ? {} : { email: state },
  ...more,
});

test('in plain n8n all are looked up in one call: yes, no and never asked are three ways', async () => {
  const profiles = [
    profile('subscribed'),
    profile('unsubscribed'),
    profile('pending'),
    profile(undefined),
    profile('subscribed', { consentFor: { email: 'old@x.example' } }),
    null,
  ];
  const { context, outputs } = await consent({
    items: profiles.map((_, i) => item(`prf_${String(i)}`)),
    api: () => ({ items: profiles }),
  });
  expect(context.asked).toHaveLength(1);
  const ways = outputs.map((each) => each.map(({ pairedItem }) => (pairedItem as { item: number }).item));
  expect(ways).toEqual([[0], [1, 2], [3, 4, 5]]);
  expect(outputs[1]?.[1]?.json['consent']).toEqual({ channel: 'email', state: 'pending' });
});

test.each([
  [
    { action: 'give', wording: ' Yes ' },
    { state: 'subscribed', explicit: false, wording: 'Yes' },
  ],
  [
    { action: 'give', explicit: true, confirm: 'always' },
    { state: 'pending', explicit: true },
  ],
  [{ action: 'withdraw' }, { state: 'unsubscribed', explicit: true }],
])('what is recorded for %j goes to our API once for all', async (parameters, said) => {
  const { context, outputs } = await consent({
    items: [item('prf_1'), item('prf_2')],
    parameters: { channel: 'sms', ...parameters },
    api: () => ({ items: [{ id: 'prf_1' }, { id: 'prf_2' }] }),
  });
  const consents = [{ channel: 'sms', ...said }];
  expect(context.asked).toMatchObject([
    {
      url: 'https://perennial.example/api/profiles/changes',
      body: {
        changes: [
          { profileId: 'prf_1', consents },
          { profileId: 'prf_2', consents },
        ],
      },
    },
  ]);
  expect(outputs).toHaveLength(1);
  expect(outputs[0]?.[0]?.json['consent']).toEqual({ channel: 'sms', state: said.state });
});

test('a channel that does not exist stops the node', async () => {
  await expect(consent({ items: [item('a')], parameters: { channel: 'fax' } })).rejects.toThrow('no channel "fax"');
});
