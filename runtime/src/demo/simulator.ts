import { createHmac, randomUUID } from 'node:crypto';

import type { Logger } from '../platform/logging';
import { dice } from './random';
import { hurried, sessionAt, type Action, type Session } from './session';

export interface SimulatorParts {
  /** Where this process serves HTTP. */
  readonly address: string;
  readonly shopId: string;
  readonly secret: string;
  readonly writeKey: string;
  readonly seed: string;
  readonly size: number;
  /** The number of the next session; undefined when there shall be no more. */
  readonly nextSession: () => Promise<number | undefined>;
  readonly log: Pick<Logger, 'debug'>;
  /** Of all pauses; smaller in tests. */
  readonly pace?: number;
}

/** Ten sessions a minute; after two hours one, because nobody watches a demo that long and events add up. */
const PAUSE_MS = 6_000;
const BUSY_FOR_MS = 2 * 3_600_000;
const QUIET = 10;
/** The first few come one upon the other and go straight to the checkout: whoever starts a demo wants to see something happen. */
const RUSH = { sessions: 12, pace: 1 / 6 };
const TIMEOUT_MS = 10_000;
/** Sessions whose actions are still to come; more would only pile up behind a slow machine. */
const MOST_AT_ONCE = 200;

/**
 * Shoppers: sessions that begin at random times, each action sent over HTTP as a shop and its site send it (signed webhooks,
 * the tracking API). What fails is not repeated: a real shopper does not come twice either.
 */
export class Simulator {
  readonly #parts: SimulatorParts;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #stopping = new AbortController();
  readonly #since = performance.now();
  #running = Promise.resolve();

  constructor(parts: SimulatorParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#running = this.#sessions();
  }

  /** Forgets what shoppers had in mind; resolves when nothing is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    await this.#running;
  }

  async #sessions(): Promise<void> {
    const { seed, size, nextSession, pace = 1 } = this.#parts;
    for (let played = 0; !this.#stopping.signal.aborted; played++) {
      const n = await nextSession().catch(() => undefined);
      if (n === undefined) break;
      const rush = played < RUSH.sessions;
      const session = sessionAt(seed, n, size);
      if (this.#timers.size < MOST_AT_ONCE) this.#play(rush ? hurried(session) : session, n);
      const mood = rush ? RUSH.pace : performance.now() - this.#since > BUSY_FOR_MS ? QUIET : 1;
      // Exponential pauses: shoppers do not take turns.
      await this.#pause(-Math.log(1 - dice(seed, 'pause', n).next()) * PAUSE_MS * pace * mood);
    }
  }

  #play({ person, actions }: Session, n: number): void {
    const { pace = 1 } = this.#parts;
    for (const [k, action] of actions.entries())
      this.#later(action.after * pace, async () => {
        await this.#act(action, { messageId: `session:${String(n)}:${String(k)}`, userId: person.externalId });
      });
  }

  #later(after: number, run: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run().catch((err: unknown) => {
        if (!this.#stopping.signal.aborted) this.#parts.log.debug({ err }, 'A shopper of the demo was not heard');
      });
    }, after);
    this.#timers.add(timer);
  }

  async #act(
    { via, what, payload }: Action,
    who: { readonly messageId: string; readonly userId: string },
  ): Promise<void> {
    const at = new Date();
    const body = payload(at);
    if (via === 'shop') await this.#webhook(what, body);
    else await this.#track({ event: what, properties: body, timestamp: at.toISOString(), ...who });
  }

  async #webhook(topic: string, payload: Record<string, unknown>): Promise<void> {
    const { shopId, secret } = this.#parts;
    const raw = JSON.stringify(payload);
    await this.#post(`/hooks/shopify/${shopId}`, raw, {
      'x-shopify-topic': topic,
      'x-shopify-webhook-id': randomUUID(),
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(raw).digest('base64'),
    });
  }

  async #track(call: Record<string, unknown>): Promise<void> {
    const authorization = `Basic ${Buffer.from(`${this.#parts.writeKey}:`).toString('base64')}`;
    await this.#post('/v1/track', JSON.stringify(call), { authorization });
  }

  async #post(path: string, body: string, headers: Record<string, string>): Promise<void> {
    const answer = await fetch(this.#parts.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}`);
  }

  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const { signal } = this.#stopping;
      if (signal.aborted) {
        resolve();
        return;
      }
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end, { once: true });
    });
  }
}
