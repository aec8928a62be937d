import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { changeAll } from '../changeAll';
import { continued, passedOn } from '../items';
import type { ConsentAsk, ProfileView } from '../perennial';
import { profilesNow } from './profiles';

const CHANNELS = ['email', 'sms', 'whatsapp', 'line', 'push'] as const;
const LONGEST_WORDING = 2_000;

export async function consentAll(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const action = context.getNodeParameter('action', 0, 'check') as unknown;
  const channel = channelOf(context);
  if (action === 'check') return await checkAll(context, channel);
  const state = action === 'withdraw' ? 'unsubscribed' : 'subscribed';
  const items = await changeAll(context, (i) => {
    const said = action === 'withdraw' ? refusal(channel) : agreement(context, channel, i);
    return {
      changes: { consents: [said] },
      ours: { consent: { channel, state: said.state === 'pending' ? said.state : state } },
    };
  });
  return [items];
}

/** Output 0: they agreed; 1: they refused, or have not confirmed it; 2: nobody ever asked. */
async function checkAll(context: IExecuteFunctions, channel: ConsentAsk['channel']): Promise<INodeExecutionData[][]> {
  const profiles = await profilesNow(context);
  const outputs: INodeExecutionData[][] = [[], [], []];
  for (const [i, item] of context.getInputData().entries()) {
    const profile = profiles[i];
    if (profile instanceof Error) {
      outputs[1]?.push(continued(context, profile, i));
      continue;
    }
    const state = stateOf(profile, channel);
    const output = state === 'subscribed' ? 0 : state === 'never' ? 2 : 1;
    outputs[output]?.push(passedOn(item, i, { consent: { channel, state } }));
  }
  return outputs;
}

/** What was agreed to for another address or number is no consent to this one. */
function stateOf(profile: ProfileView | undefined, channel: ConsentAsk['channel']): string {
  const state = profile?.consent[channel] ?? 'never';
  const about = profile?.consentFor?.[channel];
  const present = channel === 'email' ? profile?.email : profile?.phone;
  const hasAddress = channel === 'email' || channel === 'sms' || channel === 'whatsapp';
  return state === 'subscribed' && hasAddress && about !== undefined && about !== present ? 'never' : state;
}

function channelOf(context: IExecuteFunctions): ConsentAsk['channel'] {
  const given = context.getNodeParameter('channel', 0, 'email') as unknown;
  const channel = CHANNELS.find((each) => each === given);
  if (!channel) throw new Error(`There is no channel "${String(given)}", only ${CHANNELS.join(', ')}`);
  return channel;
}

const refusal = (channel: ConsentAsk['channel']): ConsentAsk => ({ channel, state: 'unsubscribed', explicit: true });

function agreement(context: IExecuteFunctions, channel: ConsentAsk['channel'], i: number): ConsentAsk {
  const given = context.getNodeParameter('wording', i, '') as unknown;
  const wording = typeof given === 'string' ? given.trim().slice(0, LONGEST_WORDING) : '';
  const explicit = context.getNodeParameter('explicit', i, false) as unknown;
  const confirm = context.getNodeParameter('confirm', 0, 'no') as unknown;
  return {
    channel,
    state: confirm === 'always' ? 'pending' : 'subscribed',
    explicit: explicit === true || explicit === 'true',
    ...(wording !== '' && { wording }),
  };
}
