import { createRequire } from 'node:module';

import { LONGEST_TIME_LIMIT } from '../engine/version';

/** What n8n gives a request whose node says nothing, in milliseconds; for nodes that only describe their requests, too. */
const N8N_GIVES = 300_000;

interface Request {
  timeout?: number;
}

/** The HTTP client of n8n's helpers, as far as we use it. */
interface HttpClient {
  readonly interceptors: {
    readonly request: { use(change: (request: Request) => Request): unknown };
    readonly response: { use(look: (response: { config: Request }) => unknown): unknown };
  };
}

/**
 * A request may take as long as its step, which has a time limit of its own: five minutes of n8n would end it before. A node that
 * has another limit keeps it. Once per process.
 */
export function letRequestsTakeAsLongAsTheirStep(): void {
  httpClient().interceptors.request.use((request) => {
    if (request.timeout === N8N_GIVES) request.timeout = LONGEST_TIME_LIMIT * 1_000;
    return request;
  });
}

/** n8n keeps it to itself. */
export function httpClient(): HttpClient {
  const core = createRequire(require.resolve('n8n-core'));
  const network = createRequire(core.resolve('@n8n/backend-network'));
  return network('axios') as HttpClient;
}
