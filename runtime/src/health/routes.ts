import type { Database } from '../platform/database';
import type { Api } from '../platform/http/api';
import type { Metrics } from '../platform/metrics';
import { health, readiness } from './contract';
import { readinessOf, type ReadinessCheck } from './readiness';

export interface HealthParts {
  readonly version: string;
  readonly database: Database;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  /** Whether every migration of this version is applied. */
  readonly migrated: () => Promise<boolean>;
  /** Whether the process was told to end: load balancers then stop sending. */
  readonly stopping: () => boolean;
  /** What else this process needs, by name. */
  readonly checks?: Readonly<Record<string, ReadinessCheck>>;
}

export function healthRoutes(api: Api, parts: HealthParts): void {
  const { version, database, metrics } = parts;
  const checks: Record<string, ReadinessCheck> = {
    database: async () => (await database.db.command({ ping: 1 }))['ok'] === 1,
    migrations: parts.migrated,
    running: () => Promise.resolve(!parts.stopping()),
    ...parts.checks,
  };
  const described = { method: 'get', tag: 'health', access: 'public' } as const;
  api.route({ ...described, path: '/healthz', summary: 'The process lives', response: health })(() => ({
    status: 'ok',
    version,
  }));
  api.route({ ...described, path: '/readyz', summary: 'It can do its work', response: readiness })(() =>
    readinessOf(checks),
  );
  api.route({ ...described, path: '/metrics', summary: 'Prometheus metrics', responseType: 'text/plain' })(
    async ({ response }) => {
      response.type(metrics.contentType).send(await metrics.text());
    },
  );
}
