import { lookup as resolveName, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, fetch } from 'undici';

/** An address that our own requests may not reach: it lies inside the operator's network. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

export interface Post {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds for the whole request. */
  readonly timeout: number;
}

/** Requests of our own to addresses that a person or a program gave us. */
export interface Outgoing {
  /** The status of the answer; its body is not read. Redirects are not followed. Throws when nothing answers. */
  post(request: Post): Promise<number>;
  close(): Promise<void>;
}

/**
 * Refuses private addresses, by name (at the moment of connecting, so that a name cannot change its mind) and by number.
 * `allowedHosts` are names or numbers the operator trusts, such as an n8n beside us.
 */
export function createOutgoing(allowedHosts: readonly string[] = []): Outgoing {
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()));
  const agent = new Agent({ connect: { lookup: guardedLookup(allowed) } });
  return {
    post: async ({ url, body, headers, timeout }) => {
      const host = new URL(url).hostname.replace(/^\[|\]$/g, '').toLowerCase();
      // A lookup is not called for numbers.
      if (isIP(host) && !allowed.has(host)) refusePrivate(host, host);
      const answer = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'user-agent': 'Perennial', ...headers },
        redirect: 'manual',
        dispatcher: agent,
        signal: AbortSignal.timeout(timeout),
      });
      await answer.body?.cancel();
      return answer.status;
    },
    close: () => agent.close(),
  };
}

type Callback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

function guardedLookup(allowed: ReadonlySet<string>) {
  return (host: string, options: LookupOptions, callback: Callback): void => {
    resolveName(host, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, []);
        return;
      }
      try {
        if (!allowed.has(host.toLowerCase())) for (const { address } of addresses) refusePrivate(address, host);
      } catch (refusal) {
        callback(refusal as Error, []);
        return;
      }
      const [first] = addresses;
      if (options.all || !first) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function refusePrivate(address: string, host: string): void {
  const parsed = ipaddr.process(address);
  if (parsed.range() === 'unicast') return;
  throw new PrivateAddress(
    `"${host}" leads to ${address}, an address inside the operator's network (${parsed.range()})`,
  );
}
