import 'reflect-metadata';

import { randomBytes } from 'node:crypto';
import Module from 'node:module';
import { isIP } from 'node:net';
import { delimiter, join, sep } from 'node:path';
import { Logger as N8nLogger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { InstanceSettings } from 'n8n-core';
import { Expression, LoggerProxy } from 'n8n-workflow';

import type { Logger } from '../platform/logging';
import { letRequestsTakeAsLongAsTheirStep } from './request-timeout';

let prepared: Promise<void> | undefined;

/**
 * Prepares n8n-core without n8n, once per process: no files of its own, expressions in isolated-vm, private addresses
 * refused, environment hidden. `Expression.initExpressionEngine` left out would mean the unsafe engine, without a word.
 */
export function prepareN8n(logger: Logger, allowedHosts: readonly string[] = []): Promise<void> {
  return (prepared ??= prepare(logger, allowedHosts));
}

async function prepare(logger: Logger, allowedHosts: readonly string[]): Promise<void> {
  // n8n-core takes these from the environment alone.
  process.env['N8N_SSRF_PROTECTION_ENABLED'] ??= 'true';
  process.env['N8N_SSRF_ALLOWED_HOSTNAMES'] ??= allowedHosts.filter((host) => isIP(host) === 0).join(',');
  process.env['N8N_SSRF_ALLOWED_IP_RANGES'] ??= allowedHosts.filter((host) => isIP(host) !== 0).join(',');
  process.env['N8N_BLOCK_ENV_ACCESS_IN_NODE'] = 'true';
  const ours = adapted(logger);
  Container.set(N8nLogger, ours as unknown as N8nLogger);
  LoggerProxy.init(ours);
  Container.set(InstanceSettings, {
    encryptionKey: randomBytes(24).toString('base64'),
    hmacSignatureSecret: randomBytes(24).toString('base64'),
    n8nFolder: '',
    instanceId: 'perennial',
  } as InstanceSettings);
  sharePackages();
  letRequestsTakeAsLongAsTheirStep();
  await Expression.initExpressionEngine({
    engine: 'vm',
    poolSize: 1,
    // An isolate (20 to 40 ms) is made when an expression needs one, not for every execution.
    lazyAcquire: true,
    maxCodeCacheSize: 4096,
    bridgeTimeout: 5_000,
    bridgeMemoryLimit: 128,
  });
}

/** Ends the expression engine; the process could not end otherwise. */
export async function disposeN8n(): Promise<void> {
  prepared = undefined;
  await Expression.disposeExpressionEngine();
}

/** A package that lies outside our tree finds n8n-workflow (and what else n8n gives its packages) only through NODE_PATH. */
function sharePackages(): void {
  const found = require.resolve('n8n-workflow');
  const modules = found.slice(0, found.lastIndexOf(join(sep, 'n8n-workflow', sep)));
  const folders = new Set((process.env['NODE_PATH'] ?? '').split(delimiter).filter(Boolean));
  process.env['NODE_PATH'] = [...folders.add(modules)].join(delimiter);
  (Module as unknown as { _initPaths?: () => void })._initPaths?.();
}

/** n8n's metadata may hold what a node worked on; only the text goes into our log. */
function adapted(logger: Logger) {
  const log = logger.child({ of: 'n8n' });
  const ours = {
    error: (message: string) => {
      log.error(message);
    },
    warn: (message: string) => {
      log.warn(message);
    },
    info: (message: string) => {
      log.debug(message);
    },
    debug: (message: string) => {
      log.trace(message);
    },
    scoped: () => ours,
  };
  return ours;
}
