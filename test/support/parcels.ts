import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** The other side of the fixture package n8n-nodes-parcels: knows one key, one login, one client, and books parcels. */
export interface ParcelServer {
  /** By name: an address is refused however it is written, a name may be allowed. */
  readonly url: string;
  readonly asked: Asked[];
  /** Tokens that are good now. */
  readonly tokens: Set<string>;
  /** What `/me` answers instead of 200. */
  status: number;
  state: string;
  close(): Promise<void>;
}

export const GOOD_KEY = 'key-that-opens';
export const GOOD_PASSWORD = 'word that opens';
export const GOOD_SECRET = 'secret of the client';
export const GOOD_CODE = 'code-of-the-person';

export async function aParcelServer(): Promise<ParcelServer> {
  const server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request as AsyncIterable<Buffer>) body += chunk.toString();
      const { method = '', url = '', headers } = request;
      parcels.asked.push({ method, url, headers, body });
      answer(parcels, { method, url, headers, body }, response);
    })();
  });
  await once(server.listen(0, 'localhost'), 'listening');
  const { port } = server.address() as AddressInfo;
  const parcels: ParcelServer = {
    url: `http://localhost:${String(port)}`,
    asked: [],
    tokens: new Set(),
    status: 200,
    state: 'open',
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return parcels;
}

function answer(parcels: ParcelServer, asked: Asked, response: ServerResponse): void {
  const say = (status: number, json: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  };
  if (asked.url === '/login') {
    const { password } = JSON.parse(asked.body) as { password: string };
    if (password !== GOOD_PASSWORD) say(401, { error: 'wrong password' });
    else say(200, { token: newToken(parcels) });
  } else if (asked.url === '/token') {
    const tokens = grant(parcels, asked);
    say(tokens ? 200 : 400, tokens ?? { error: 'invalid_grant', error_description: 'no' });
  } else if (!isAllowed(parcels, asked)) {
    say(401, { error: 'who are you' });
  } else if (asked.url.startsWith('/me')) {
    say(parcels.status, { state: parcels.state });
  } else {
    say(200, { booked: JSON.parse(asked.body) as unknown });
  }
}

function newToken({ tokens }: ParcelServer): string {
  const token = `token-${String(tokens.size + 1)}-${String(Date.now())}`;
  tokens.add(token);
  return token;
}

function isAllowed({ tokens }: ParcelServer, { headers, url }: Asked): boolean {
  const key = new URL(url, 'http://localhost').searchParams.get('key');
  const token = headers.authorization?.replace(/^(Token|Bearer) /i, '') ?? '';
  return headers['x-api-key'] === GOOD_KEY || key === GOOD_KEY || tokens.has(token);
}

function grant(parcels: ParcelServer, { headers, body }: Asked): object | undefined {
  const form = new URLSearchParams(body);
  const client = Buffer.from(headers.authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
  if (client !== `us:${GOOD_SECRET}` && client !== `us:${encodeURIComponent(GOOD_SECRET)}`) return undefined;
  const machine = form.get('grant_type') === 'client_credentials';
  const person = form.get('code') === GOOD_CODE && (form.get('code_verifier') ?? '').length > 40;
  const again = form.get('refresh_token') === 'refresh-me';
  if (!machine && !person && !again) return undefined;
  const token = { access_token: newToken(parcels), token_type: 'bearer', expires_in: 3600 };
  return machine ? token : { ...token, refresh_token: 'refresh-me' };
}
