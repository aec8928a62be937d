import type { IWebhookFunctions } from 'n8n-workflow';

// Web Crypto and TextEncoder are globals of every Node that runs n8n; the published package knows no types of Node.
declare const crypto: {
  readonly subtle: {
    importKey(format: 'raw', key: Uint8Array, how: object, extractable: boolean, uses: string[]): Promise<object>;
    sign(how: string, key: object, data: Uint8Array): Promise<ArrayBuffer>;
  };
};
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const HEADER = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/** Seconds a signature stays good, so that a delivery that was listened to cannot be sent again later. */
const TOLERANCE = 300;

/** Whether the request carries `Perennial-Signature: t=<unix seconds>,v1=<HMAC-SHA256 of "t.body" in hex>`. */
export async function isSigned(context: IWebhookFunctions, secret: string): Promise<boolean> {
  const header = context.getHeaderData()['perennial-signature'];
  const [, time, given] = typeof header === 'string' ? (HEADER.exec(header) ?? []) : [];
  if (!time || !given || Math.abs(Date.now() / 1000 - Number(time)) > TOLERANCE) return false;
  const request: { rawBody?: { toString(): string } } = context.getRequestObject();
  const body = request.rawBody?.toString() ?? JSON.stringify(context.getBodyData());
  return equal(given, await hmac(secret, `${time}.${body}`));
}

async function hmac(secret: string, text: string): Promise<string> {
  const bytes = (value: string) => new TextEncoder().encode(value);
  const how = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes(secret), how, false, ['sign']);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(text)));
  return Array.from(signature, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** In constant time: how much of a guess is right must not show. */
function equal(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
