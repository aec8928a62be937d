import type { RestWatch } from '../ports';
import type { SenderDocument } from '../senders/model';

/**
 * Senders whose server could not be reached rest for a while, longer each time: their rows go back at once instead of
 * each waiting for the same time-out, and other senders keep their share of the calls.
 */
export class RestingSenders {
  readonly #resting = new Map<string, { until: number; failures: number }>();
  readonly #first: number;
  readonly #watch: RestWatch | undefined;

  constructor(first: number, watch?: RestWatch) {
    this.#first = first;
    this.#watch = watch;
  }

  /** Until when the sender rests; undefined when it does not. */
  until(senderId: string, now: Date): Date | undefined {
    const rest = this.#resting.get(senderId);
    return rest && rest.until > now.getTime() ? new Date(rest.until) : undefined;
  }

  /** Several calls that ran at once and failed together are one failure. */
  failed({ _id, workspaceId }: Pick<SenderDocument, '_id' | 'workspaceId'>, now: Date): void {
    if (this.until(_id, now)) return;
    const failures = (this.#resting.get(_id)?.failures ?? 0) + 1;
    const pause = Math.min(this.#first * 2 ** (failures - 1), 300_000);
    const until = now.getTime() + pause;
    this.#resting.set(_id, { until, failures });
    this.#watch?.rests({ workspaceId, senderId: _id, until: new Date(until), now });
  }

  worked(senderId: string): void {
    if (this.#resting.delete(senderId)) this.#watch?.worked(senderId);
  }
}
