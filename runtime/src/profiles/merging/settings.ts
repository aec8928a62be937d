import type { Collection, Db } from '../../platform/database';
import { PerennialError } from '../../platform/errors/error';
import { ShortCache } from '../../platform/short-cache';
import { DEFAULT_LIMITS, type Limits } from './limits';
import { NO_RULES, rulesOf, type BlockedValue, type IdentityRules } from './rules';

interface IdentitySettingsDocument {
  /** The workspace. */
  readonly _id: string;
  readonly workspaceId: string;
  readonly revision: number;
  readonly blocked: readonly (BlockedValue & { readonly note?: string })[];
  readonly limits: Partial<Limits>;
}

export interface IdentitySettings {
  readonly revision: number;
  readonly blocked: readonly (BlockedValue & { readonly note?: string | undefined })[];
  readonly limits: Limits;
}

export interface ChangedIdentitySettings {
  /** As read; another one means that somebody was faster. */
  readonly revision: number;
  readonly blocked?: readonly (BlockedValue & { readonly note?: string | undefined })[] | undefined;
  readonly limits?: Partial<Record<keyof Limits, number | undefined>> | undefined;
}

const settingsOf = (db: Db): Collection<IdentitySettingsDocument> => db.collection('identitySettings');

/** Changed settings hold for this process at once, for the others within this time. */
const CACHED_MS = 2_000;

/** What a workspace says about who is who. */
export class IdentityRulebook {
  readonly #db: Db;
  readonly #cache = new ShortCache<IdentityRules>({ lifeMs: CACHED_MS, size: 1_000 });

  constructor(db: Db) {
    this.#db = db;
  }

  async rules(workspaceId: string): Promise<IdentityRules> {
    const held = await this.#cache.get(workspaceId, async () => {
      const found = await settingsOf(this.#db).findOne({ _id: workspaceId });
      return found ? rulesOf(found.blocked, found.limits) : NO_RULES;
    });
    return held ?? NO_RULES;
  }

  async read(workspaceId: string): Promise<IdentitySettings> {
    const found = await settingsOf(this.#db).findOne({ _id: workspaceId });
    const { revision = 0, blocked = [], limits = {} } = found ?? {};
    return { revision, blocked, limits: { ...DEFAULT_LIMITS, ...limits } };
  }

  /** Throws conflict when somebody has changed them since they were read. */
  async change(workspaceId: string, { revision, blocked, limits }: ChangedIdentitySettings): Promise<IdentitySettings> {
    const now = await this.read(workspaceId);
    const next = {
      blocked: (blocked ?? now.blocked).map(({ kind, value, note }) => ({
        kind,
        value,
        ...(note !== undefined && { note }),
      })),
      limits: { ...now.limits, ...given(limits ?? {}) },
    };
    const changed = await settingsOf(this.#db)
      .updateOne(
        { _id: workspaceId, revision: revision === 0 ? { $exists: false } : revision },
        { $set: { ...next, workspaceId, revision: revision + 1 } },
        { upsert: revision === 0 },
      )
      .catch((error: unknown) => {
        if ((error as { code?: number }).code === 11_000) return { matchedCount: 0, upsertedCount: 0 };
        throw error;
      });
    if (changed.matchedCount + changed.upsertedCount === 0)
      throw new PerennialError('conflict', 'Somebody has changed these settings since. Read them again.');
    this.#cache.forget();
    return await this.read(workspaceId);
  }
}

const given = (limits: Partial<Record<keyof Limits, number | undefined>>): Partial<Limits> =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
