/**
 * A program that is called over HTTP and honours idempotency keys, as a process of its own: it outlives what is killed around
 * it. Every call is one JSON line in the log file, written before the answer. `node key-receiver-process.ts <log file>`.
 */
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly key: string;
  /** It had done this before: nothing was done again. */
  readonly repeated: boolean;
  /** Milliseconds since the epoch, by a clock that nobody moves. */
  readonly at: number;
}

/** So long that whoever is killed has calls under way. */
const ANSWERS_AFTER_MS = 20;

const [, , log = ''] = process.argv;
const done = new Set<string>();

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const key = String(request.headers['idempotency-key'] ?? '');
    const call: ReceivedCall = { key, repeated: done.has(key), at: Date.now() };
    done.add(key);
    appendFileSync(log, `${JSON.stringify(call)}\n`);
    setTimeout(() => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ done: true }));
    }, ANSWERS_AFTER_MS);
  });
});

server.listen(0, 'localhost', () => {
  process.stdout.write(`listening on ${String((server.address() as AddressInfo).port)}\n`);
});
