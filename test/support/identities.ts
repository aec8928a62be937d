import { orderMigrations } from '../../runtime/src/orders/migrations';
import { createOrders, type Orders } from '../../runtime/src/orders/service';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import type { Database, Db } from '../../runtime/src/platform/database';
import { newId } from '../../runtime/src/platform/ids';
import {
  createProfiles,
  identifier,
  NO_TRAITS,
  profileMigrations,
  type Identifier,
  type IdentityItem,
  type Profiles,
} from '../../runtime/src/profiles/service';
import { openFreshDatabase } from './database';

export const email = (value: string): Identifier => identifier('email', value)!;
export const phone = (value: string): Identifier => identifier('phone', value)!;
export const user = (value: string): Identifier => identifier('external', value)!;
export const device = (value: string): Identifier => identifier('anonymous', value)!;

let second = 0;
/** An event of a server, later than all before. */
export function says(identifiers: readonly Identifier[], changes: Partial<IdentityItem> = {}): IdentityItem {
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, second++));
  const cause = { eventId: `evt_${String(second)}`, sourceId: 'src_1' };
  return {
    candidate: newId('prf'),
    trust: 'server',
    identifiers,
    traits: NO_TRAITS,
    consents: [],
    at,
    cause,
    ...changes,
  };
}

export interface Identities {
  readonly database: Database;
  readonly clock: DatabaseClock;
  readonly profiles: Profiles;
  readonly orders: Orders;
  /** The same subjects on another view of the database, e.g. of a process that dies. */
  on(db: Db): Pick<Identities, 'profiles' | 'orders'>;
  /** Where the item's data is now. */
  one(item: IdentityItem): Promise<string>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Profiles and orders as they are wired together, on a database of their own. */
export async function openIdentities(): Promise<Identities> {
  const database = await openFreshDatabase();
  for (const migration of [...profileMigrations, ...orderMigrations]) await migration.up(database.db);
  const clock = await DatabaseClock.start(database.db);
  const on = (db: Db) => {
    const profiles = createProfiles({ db, clock });
    const orders = createOrders({ db, clock, profiles });
    profiles.attachMerges({
      merged: (...who) => orders.rehome(...who),
      separated: (...who) => orders.separate(...who),
    });
    return { profiles, orders };
  };
  const { profiles, orders } = on(database.db);
  return {
    ...{ database, clock, profiles, orders, on },
    one: async (item) => (await profiles.resolve('ws', [item]))[0]!,
    clear: async () => {
      await profiles.idle();
      for (const name of ['profiles', 'identifiers', 'profileAliases', 'profileMerges', 'orders', 'consents'])
        await database.db.collection(name).deleteMany({});
    },
    close: async () => {
      await profiles.idle();
      clock.stop();
      await database.close();
    },
  };
}
