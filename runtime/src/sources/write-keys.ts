import { hash } from 'node:crypto';

import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { randomToken } from '../platform/ids';
import { writeKeysOf, type SourceDocument, type SourceTrust } from './model';
import { ShortCache } from './short-cache';

/** Whom a write key belongs to, and how far what comes with it is believed. */
export interface WriteKeyOwner {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly trust: SourceTrust;
}

const hashOf = (key: string): string => hash('sha256', key);

/** A key has 256 random bits, so its plain hash is as good as a slow one. Known and unknown keys are remembered for seconds. */
export class WriteKeys {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #cache = new ShortCache<WriteKeyOwner>({ lifeMs: 5_000, size: 10_000 });

  constructor(db: Db, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async owner(key: string): Promise<WriteKeyOwner | undefined> {
    const _id = hashOf(key);
    return await this.#cache.get(_id, async () => {
      const found = await writeKeysOf(this.#db).findOne({ _id });
      return found ? { workspaceId: found.workspaceId, sourceId: found.sourceId, trust: found.trust } : undefined;
    });
  }

  /** A new key; the ones before stop working, in other processes within seconds. */
  async renew({ _id: sourceId, workspaceId, trust }: SourceDocument): Promise<string> {
    const key = `wk_${randomToken()}`;
    const keys = writeKeysOf(this.#db);
    await keys.insertOne({ _id: hashOf(key), workspaceId, sourceId, trust, createdAt: this.#clock.now() });
    await keys.deleteMany({ sourceId, _id: { $ne: hashOf(key) } });
    this.#cache.forget();
    return key;
  }

  async remove(sourceId: string): Promise<void> {
    await writeKeysOf(this.#db).deleteMany({ sourceId });
    this.#cache.forget();
  }
}
