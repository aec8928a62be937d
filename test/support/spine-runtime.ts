import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import type { StartOptions } from '../../runtime/src/main';
import { Brand } from './brand';

export interface SpineOptions {
  readonly mongodbUri: string;
  /** 0 for a free one; a restarted process takes the one its callers know. */
  readonly port?: number;
  readonly options?: Pick<StartOptions, 'worker' | 'messaging'>;
  /** Settings beside those that every process has. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Arguments of node itself. */
  readonly node?: readonly string[];
}

export interface SpineRuntime {
  readonly brand: Brand;
  readonly port: number;
  readonly pid: number;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Stops in the middle of whatever it does, for so many milliseconds, and goes on. */
  standStill(milliseconds: number): Promise<void>;
}

export const SPINE_KEY = 'per_the-bootstrap-key-of-a-test-brand';

/** Every process that works on such a runtime's database has these. */
export const SPINE_SECRETS = {
  PERENNIAL_SECRET: 'a secret of tests that all processes share',
  PERENNIAL_BOOTSTRAP_KEY: SPINE_KEY,
} as const;

/** The built runtime (API and worker) as a process of its own, with the leases that the test wants. */
export async function startSpine({
  mongodbUri,
  port = 0,
  options = {},
  environment = {},
  node = [],
}: SpineOptions): Promise<SpineRuntime> {
  const child = spawn(process.execPath, [...node, join(__dirname, 'spine-process.cjs'), JSON.stringify(options)], {
    env: {
      ...process.env,
      LOG_LEVEL: 'error',
      PORT: String(port),
      MONGODB_URI: mongodbUri,
      ...SPINE_SECRETS,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    const address = /Perennial is at (\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    child.stdout.resume();
    return {
      brand: new Brand(address, SPINE_KEY),
      port: Number(new URL(address).port),
      pid: child.pid ?? 0,
      end: async (signal) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill(signal);
        await once(child, 'exit');
      },
      standStill: async (milliseconds) => {
        child.kill('SIGSTOP');
        await sleep(milliseconds);
        child.kill('SIGCONT');
      },
    };
  }
  throw new Error('The runtime ended before it printed its address');
}
