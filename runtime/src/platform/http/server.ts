import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

const HEADERS_WITHIN_MS = 15_000;
const REQUEST_WITHIN_MS = 60_000;
/** Longer than the idle time of usual load balancers (60 s), so that they close first. */
const KEEP_ALIVE_MS = 65_000;

export interface HttpServer {
  readonly port: number;
  /** Takes no new connection, lets running requests end, and cuts off what is still open after `withinMs`. */
  stop(withinMs: number): Promise<void>;
}

/** Port 0 takes any free one. Rejects when the port is taken. */
export async function listen(app: Express, { port, host }: { port: number; host: string }): Promise<HttpServer> {
  const server = createServer(
    { headersTimeout: HEADERS_WITHIN_MS, requestTimeout: REQUEST_WITHIN_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    app,
  );
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: (withinMs) => stop(server, withinMs),
  };
}

async function stop(server: Server, withinMs: number): Promise<void> {
  // An open keep-alive connection must not bring a further request to a process that ends.
  server.prependListener('request', (_request, response) => {
    response.shouldKeepAlive = false;
  });
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, withinMs);
  await closed;
  clearTimeout(cut);
}
