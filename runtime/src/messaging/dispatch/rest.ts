/**
 * Senders whose server could not be reached rest for a while, longer each time: their rows go back at once instead of
 * each waiting for the same time-out, and other senders keep their share of the calls.
 */
export class RestingSenders {
  readonly #resting = new Map<string, { until: number; failures: number }>();
  readonly #first: number;

  constructor(first: number) {
    this.#first = first;
  }

  /** Until when the sender rests; undefined when it does not. */
  until(senderId: string, now: Date): Date | undefined {
    const rest = this.#resting.get(senderId);
    return rest && rest.until > now.getTime() ? new Date(rest.until) : undefined;
  }

  /** Several calls that ran at once and failed together are one failure. */
  failed(senderId: string, now: Date): void {
    if (this.until(senderId, now)) return;
    const failures = (this.#resting.get(senderId)?.failures ?? 0) + 1;
    const pause = Math.min(this.#first * 2 ** (failures - 1), 300_000);
    this.#resting.set(senderId, { until: now.getTime() + pause, failures });
  }

  worked(senderId: string): void {
    this.#resting.delete(senderId);
  }
}
