import { createHmac } from 'node:crypto';

/** Header `Perennial-Signature`: `t=<unix seconds>,v1=<HMAC-SHA256 of "t.body" in hex>`. The time keeps old requests old. */
export function signature(secret: string, body: string, now: Date): string {
  const time = Math.floor(now.getTime() / 1000);
  return `t=${String(time)},v1=${createHmac('sha256', secret)
    .update(`${String(time)}.${body}`)
    .digest('hex')}`;
}
