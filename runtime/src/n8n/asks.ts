import type { PerennialHelpers, ProfileQuestion } from '../../../nodes/perennial';
import type { ProfileFinder } from '../engine/ports';
import type { ProfileView } from '../engine/profile';
import type { HoldRequest, SendRequest, StepResult } from '../engine/step';

type Ask = Extract<StepResult, { kind: 'held' | 'sent' | 'exited' }>;

/** Customers could not be read just now: tried again, not the profile's fault. */
export class ReadFailed extends Error {
  override readonly name = 'ReadFailed';
}

/** Where a batch may look other customers up, and for which workspace. */
export interface Directory {
  readonly workspaceId: string;
  readonly finder: ProfileFinder | undefined;
}

/** What our nodes asked for while they ran on a batch: `helpers.perennial`. Item i is profile i. */
export class Asks implements PerennialHelpers {
  readonly #profiles: readonly ProfileView[];
  readonly #directory: Directory | undefined;
  readonly #asks = new Map<number, Ask>();

  constructor(profiles: readonly ProfileView[], directory?: Directory) {
    this.#profiles = profiles;
    this.#directory = directory;
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

  async lookUp(asked: readonly ProfileQuestion[]): Promise<readonly (ProfileView | undefined)[]> {
    const { workspaceId = '', finder } = this.#directory ?? {};
    if (!finder) throw new Error('Other customers cannot be looked up here');
    const questions = asked.map(({ i, by, value }) => {
      const { country } = this.profile(i);
      return { by, value, ...(country !== undefined && { country }) };
    });
    try {
      return await finder.lookUp(workspaceId, questions);
    } catch (cause) {
      throw new ReadFailed('The customers could not be read; it is tried again', { cause });
    }
  }

  #ask(i: number, ask: Ask): void {
    this.profile(i);
    const before = this.#asks.get(i);
    if (before) throw new Error(`Item ${String(i)} is already ${before.kind}: a step holds, sends or exits, once`);
    this.#asks.set(i, ask);
  }
}
