import { pino } from 'pino';

import { createEvents } from '../../runtime/src/events/service';
import { createImports, type Imports } from '../../runtime/src/imports/service';
import { createOrders } from '../../runtime/src/orders/service';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import type { Db } from '../../runtime/src/platform/database';
import { createProfiles } from '../../runtime/src/profiles/service';

/** Imports of one process on real profiles, orders and events, without the rest of the runtime. */
export async function importsIn(db: Db, leaseMs?: number): Promise<Imports> {
  const clock = await DatabaseClock.start(db);
  const log = pino({ level: 'silent' });
  const profiles = createProfiles({ db, clock });
  const orders = createOrders({ db, clock, profiles });
  const events = createEvents({ db, clock, log, profiles, orders });
  const nobody = { suppressed: () => Promise.resolve(new Set<string>()), sources: { find: () => Promise.resolve() } };
  return createImports({ ...{ db, clock, profiles, events, orders, logger: log, leaseMs }, ...nobody });
}
