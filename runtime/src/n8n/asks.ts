import type { PerennialHelpers } from '../../../nodes/perennial';
import type { ProfileView } from '../engine/profile';
import type { HoldRequest, SendRequest, StepResult } from '../engine/step';

type Ask = Extract<StepResult, { kind: 'held' | 'sent' | 'exited' }>;

/** What our nodes asked for while they ran on a batch: `helpers.perennial`. Item i is profile i. */
export class Asks implements PerennialHelpers {
  readonly #profiles: readonly ProfileView[];
  readonly #asks = new Map<number, Ask>();

  constructor(profiles: readonly ProfileView[]) {
    this.#profiles = profiles;
  }

  of(i: number): Ask | undefined {
    return this.#asks.get(i);
  }

  hold(i: number, hold: HoldRequest): void {
    this.#ask(i, { kind: 'held', hold, effects: [] });
  }

  send(i: number, send: SendRequest): void {
    this.#ask(i, { kind: 'sent', send, effects: [] });
  }

  exit(i: number, reason: string): void {
    this.#ask(i, { kind: 'exited', reason, effects: [] });
  }

  profile(i: number): ProfileView {
    const profile = this.#profiles[i];
    if (!profile) throw new Error(`There is no item ${String(i)}; there are ${String(this.#profiles.length)}`);
    return profile;
  }

  #ask(i: number, ask: Ask): void {
    this.profile(i);
    const before = this.#asks.get(i);
    if (before) throw new Error(`Item ${String(i)} is already ${before.kind}: a step holds, sends or exits, once`);
    this.#asks.set(i, ask);
  }
}
