import { createHash, createHmac } from 'node:crypto';

import type { Intake } from './intake';

export const HOOK_SECRET = 'hush';

type Kind = 'woocommerce' | 'aftership' | 'easypost' | 'seventeentrack' | 'judgeme' | 'trustpilot';

export async function aHook(intake: Intake, kind: Kind | 'shopify', workspaceId = 'ws_1'): Promise<string> {
  const { source } = await intake.sources.create(workspaceId, { kind, name: kind, secret: HOOK_SECRET });
  return source._id;
}

interface Sent {
  readonly topic?: string;
  readonly id?: string;
  readonly headers?: Record<string, string>;
  readonly secret?: string;
}

/** Posts what a sender of this kind posts, signed as it signs. */
export async function sendHook(
  intake: Intake,
  kind: Kind,
  sourceId: string,
  { payload, ...sent }: Sent & { readonly payload: unknown },
): Promise<Response> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const { secret = HOOK_SECRET, headers = {} } = sent;
  const query = kind === 'trustpilot' ? `?token=${encodeURIComponent(secret)}` : '';
  return await fetch(`${intake.baseUrl}/hooks/${kind}/${sourceId}${query}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...SIGNATURES[kind](body, secret),
      ...named(kind, sent),
      ...headers,
    },
    body,
  });
}

const named = (kind: Kind, { topic, id }: Sent): Record<string, string> =>
  kind === 'woocommerce'
    ? {
        ...(topic !== undefined && { 'x-wc-webhook-topic': topic }),
        ...(id !== undefined && { 'x-wc-webhook-delivery-id': id }),
      }
    : {};

const hmac = (body: string, secret: string, encoding: 'base64' | 'hex') =>
  createHmac('sha256', secret).update(body).digest(encoding);

const SIGNATURES: Readonly<Record<Kind, (body: string, secret: string) => Record<string, string>>> = {
  woocommerce: (body, secret) => ({ 'x-wc-webhook-signature': hmac(body, secret, 'base64') }),
  aftership: (body, secret) => ({ 'aftership-hmac-sha256': hmac(body, secret, 'base64') }),
  easypost: (body, secret) => ({
    'x-hmac-signature': `hmac-sha256-hex=${hmac(body, secret.normalize('NFKD'), 'hex')}`,
  }),
  seventeentrack: (body, secret) => ({ sign: createHash('sha256').update(`${body}/${secret}`).digest('hex') }),
  judgeme: (body, secret) => ({ 'judgeme-hmac-sha256': hmac(body, secret, 'hex') }),
  trustpilot: () => ({}),
};

/** What a workspace holds after something came: for what a test says of it. */
export async function heldOf(intake: Intake, workspaceId: string) {
  const { db } = intake.database;
  const all = (name: string) => db.collection(name).find({ workspaceId }).sort({ _id: 1 }).toArray();
  return {
    events: await db.collection('events').find({ workspaceId }).sort({ receivedAt: 1, _id: 1 }).toArray(),
    people: (await all('profiles')).filter((each) => !('mergedInto' in each)),
    orders: await all('orders'),
    products: await all('products'),
    requests: await all('shopRequests'),
    waiting: await all('waitingNews'),
    deliveries: await all('deliveries'),
  };
}
