import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, fetch, type Dispatcher, type RequestInit } from 'undici';

import { PerennialError } from './errors/error';

/** What outgoing connections may reach beyond the public internet. */
export interface Reach {
  /** Any private address: for tests and for people who host everything themselves. */
  readonly allowPrivate?: boolean;
  /** Host names and addresses that are allowed though they are private. */
  readonly allow?: readonly string[];
}

export interface OutgoingOptions extends Reach {
  /** For the whole exchange, redirects and body included. */
  readonly timeoutMs?: number;
  /** Of the answer's body, after decompression. */
  readonly maxBytes?: number;
}

interface OutgoingAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** Where the answer came from, after redirects. */
  readonly url: string;
}

type OutgoingRequest = Pick<RequestInit, 'method' | 'headers' | 'body' | 'redirect' | 'signal'>;

/** HTTP to addresses that people type in: never to this machine or its private network. */
export interface Outgoing {
  /** Throws `address_refused` for a private address, `outgoing_failed` for no answer, a late one, or one that is too large. */
  request(url: string, request?: OutgoingRequest): Promise<OutgoingAnswer>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 5_000_000;

/**
 * Names are judged at the moment of the connection, by the address they lead to then (a name that changes its answer between
 * check and use gains nothing), and again at every redirect.
 */
export function createOutgoing({
  timeoutMs = TIMEOUT_MS,
  maxBytes = MAX_BYTES,
  ...reach
}: OutgoingOptions = {}): Outgoing {
  const agent = new Agent({ connect: { lookup: guardedLookup(reach), timeout: timeoutMs } });
  const dispatcher = agent.compose(refuseLiterals(reach));
  return {
    request: async (url, request = {}) => {
      const limit = AbortSignal.timeout(timeoutMs);
      const signal = request.signal ? AbortSignal.any([limit, request.signal]) : limit;
      try {
        return await exchange(url, { ...request, signal, dispatcher }, maxBytes);
      } catch (error) {
        throw asPerennialError(error, url);
      }
    },
    close: async () => {
      await agent.destroy();
    },
  };
}

/**
 * The addresses of a host, all of them public, for connections that are not HTTP. Connect to one of these rather than to the
 * name (for TLS give the name as `servername`): the name could lead elsewhere a moment later.
 */
export async function assertPublicHost(host: string, reach: Reach = {}): Promise<readonly string[]> {
  const bare = unbracketed(host);
  const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
  lookup(bare, { all: true }, (error, found) => {
    if (error)
      reject(new PerennialError('outgoing_failed', `The host "${host}" is not known (${error.code ?? 'DNS'}).`));
    else resolve(found.map(({ address }) => address));
  });
  const addresses = await promise;
  for (const address of addresses) assertPublic(address, bare, reach);
  return addresses;
}

async function exchange(url: string, request: RequestInit, maxBytes: number): Promise<OutgoingAnswer> {
  const protocol = URL.parse(url)?.protocol ?? '';
  if (!['http:', 'https:'].includes(protocol))
    throw new PerennialError('address_refused', 'Only addresses that begin with http:// or https:// are called.');
  const answer = await fetch(url, request);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > maxBytes)
      throw new PerennialError('outgoing_failed', `The answer is larger than ${String(maxBytes)} bytes.`);
    chunks.push(chunk);
  }
  return { status: answer.status, headers: new Map(answer.headers), body: Buffer.concat(chunks), url: answer.url };
}

/** Looked at by Node when it connects to a name; never for a literal address, hence `refuseLiterals`. */
function guardedLookup(reach: Reach): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const [first] = found as typeof found | [];
      if (error || !first) {
        done(error ?? new Error(`No address for "${host}"`), '');
        return;
      }
      try {
        for (const { address } of found) assertPublic(address, host, reach);
      } catch (refusal) {
        done(refusal as Error, '');
        return;
      }
      if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
  };
}

function refuseLiterals(reach: Reach): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => {
    // URL has already turned decimal, octal, hexadecimal and short forms into the usual one.
    const host = unbracketed(new URL(String(options.origin)).hostname);
    if (isIP(host) !== 0) assertPublic(host, host, reach);
    return dispatch(options, handler);
  };
}

function assertPublic(address: string, host: string, { allowPrivate = false, allow = [] }: Reach): void {
  if (allowPrivate || allow.includes(host) || allow.includes(address)) return;
  // process() takes an IPv4 address out of its IPv6 clothing; ranges of the others that carry one (NAT64, 6to4) are not unicast.
  const range = ipaddr.isValid(address) ? ipaddr.process(address).range() : 'no address';
  if (range === 'unicast') return;
  throw new PerennialError('address_refused', `"${host}" leads to a ${range} address; only public ones are called.`);
}

const unbracketed = (host: string) => host.replace(/^\[(.*)\]$/, '$1');

function asPerennialError(error: unknown, url: string): PerennialError {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof PerennialError) return cause;
  // Without path and query: those may hold tokens and personal data.
  const { host } = new URL(url);
  const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
  return new PerennialError(
    'outgoing_failed',
    timedOut ? `${host} did not answer in time.` : `${host} could not be reached (${words(error)}).`,
    {
      cause: error,
    },
  );
}

function words(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (cause as { code?: string }).code ?? (cause instanceof Error ? cause.message : String(cause));
}
