import type { Collection, Db } from '../../platform/database';
import type { EventSource } from '../../events/service';
import type { ReadyNews } from './news';

/** News of an order that nobody has heard of yet. `_id` = hash of workspace, source and message: a repeat is the same document. */
export interface WaitingNewsDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly trust: EventSource['trust'];
  /** What it would be found by: `tracking:…`, `order:…`. */
  readonly refs: readonly string[];
  readonly news: ReadyNews;
  readonly at: Date;
  /** When the order is looked for again. */
  readonly nextAt: Date;
  readonly tries: number;
}

export const waitingNewsOf = (db: Db): Collection<WaitingNewsDocument> =>
  db.collection<WaitingNewsDocument>('waitingNews');
