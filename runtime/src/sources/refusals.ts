import type { Clock } from '../platform/clock';
import type { LastRefused, SourceModel } from './model';

const WRITE_EVERY_MS = 10_000;
const SOURCES_AT_ONCE = 1_000;

interface Refused {
  readonly workspaceId: string;
  readonly sourceId: string;
}

/**
 * Counts what a shop's source refused because of its signature: a wrong secret is the usual mistake when a shop is connected,
 * and whoever made it must see why nothing arrives. Anybody can send such requests, so nothing of them is kept, the one
 * document of the source is all that grows by them, and it is written at most once in ten seconds; what comes in between is
 * added by the next write.
 */
export class Refusals {
  readonly #sources: SourceModel;
  readonly #clock: Clock;
  readonly #open = new Map<string, { count: number; readonly until: number }>();

  constructor(sources: SourceModel, clock: Clock) {
    this.#sources = sources;
    this.#clock = clock;
  }

  async note({ workspaceId, sourceId }: Refused, reason: LastRefused['reason']): Promise<void> {
    const open = this.#open.get(sourceId);
    if (open && open.until > performance.now()) {
      open.count += 1;
      return;
    }
    const count = 1 + (open?.count ?? 0);
    this.#open.delete(sourceId);
    this.#open.set(sourceId, { count: 0, until: performance.now() + WRITE_EVERY_MS });
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= SOURCES_AT_ONCE) break;
      this.#open.delete(oldest);
    }
    await this.#sources.updateOne(
      { _id: sourceId, workspaceId },
      {
        $set: { 'lastRefused.at': this.#clock.now(), 'lastRefused.reason': reason },
        $inc: { 'lastRefused.count': count },
      },
    );
  }

  /** The secret is another one: what was refused under the one before says nothing any more. */
  forget(sourceId: string): void {
    this.#open.delete(sourceId);
  }
}
