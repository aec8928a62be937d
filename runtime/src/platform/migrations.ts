import type { Db } from './database';

/** One step of the database's schema. `id` is `<subject>/<number>-<what>`; applied once, in the order of the list, never edited later. */
export interface Migration {
  readonly id: string;
  up(db: Db): Promise<void>;
}
