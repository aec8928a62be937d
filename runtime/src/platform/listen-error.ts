import { createServer } from 'node:net';

/** Why we could not listen on this port of the loopback address now (`EADDRINUSE`, `EACCES`); undefined when we could. */
export async function listenError(port: number): Promise<string | undefined> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  server
    .once('error', ({ code }: NodeJS.ErrnoException) => {
      resolve(code ?? 'unknown');
    })
    .listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(undefined);
      });
    });
  return await promise;
}
