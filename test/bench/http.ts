import { setTimeout as sleep } from 'node:timers/promises';

import type { JourneyWorkflow } from '../../runtime/src/engine/workflow';
import { Brand } from '../support/brand';
import { aJourney, branchRule } from '../support/journeys';
import { startRuntime, type RuntimeProcess } from '../support/runtime-process';
import { SPINE_KEY, SPINE_SECRETS } from '../support/spine-runtime';

/** A customer's event as a program sends it. */
export interface Track {
  readonly type: 'track' | 'identify';
  readonly event?: string;
  readonly userId: string;
  readonly messageId: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly traits?: Readonly<Record<string, unknown>>;
}

/** The built runtime as processes of their own, used over HTTP alone. */
export class HttpRuntime {
  readonly #processes: readonly RuntimeProcess[];
  readonly brand: Brand;
  #writeKey = '';

  private constructor(processes: readonly RuntimeProcess[]) {
    this.#processes = processes;
    this.brand = new Brand(processes[0]?.address ?? '', SPINE_KEY);
  }

  /** The API, and when asked for a worker beside it. */
  static async start(mongodbUri: string, { worker }: { readonly worker: boolean }): Promise<HttpRuntime> {
    const environment = { MONGODB_URI: mongodbUri, ...SPINE_SECRETS, LOG_LEVEL: 'error' };
    const processes = [await startRuntime({ ...environment, PERENNIAL_ROLES: 'api' })];
    if (worker) processes.push(await startRuntime(environment, 'worker'));
    const runtime = new HttpRuntime(processes);
    const source = { kind: 'segment', name: 'Programs', trust: 'server' };
    const made = await runtime.brand.must<{ writeKey: string }>('POST', '/api/sources', source);
    runtime.#writeKey = made.writeKey;
    return runtime;
  }

  get pids(): readonly number[] {
    return this.#processes.map(({ pid }) => pid);
  }

  async batch(batch: readonly Track[]): Promise<void> {
    const answer = await fetch(`${this.brand.address}/v1/batch`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${this.#writeKey}:`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ batch }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${String(answer.status)} ${text}`);
  }

  async stop(): Promise<void> {
    for (const one of this.#processes.toReversed()) await one.end('SIGTERM');
  }
}

/** Enters by an event, takes one step, and waits for a month. */
export function oneStep(event: string): JourneyWorkflow {
  return aJourney(event)
    .entry({ events: [event], reEntry: 'always' })
    .branch([branchRule('German', '={{ $json.profile.language }}', 'de')], { name: 'Who' })
    .wait({ amount: 30, unit: 'days' }, { name: 'German', stepKey: 'german' })
    .from('Who', 1)
    .wait({ amount: 30, unit: 'days' }, { name: 'Others', stepKey: 'others' })
    .workflow();
}

/** Looks until it is so. */
export async function until(isSo: () => Promise<boolean>, everyMs: number, patienceMs = 120_000): Promise<void> {
  const from = performance.now();
  while (!(await isSo())) {
    if (performance.now() - from > patienceMs) throw new Error('It did not come so far in two minutes');
    await sleep(everyMs);
  }
}
