import { pino } from 'pino';

import { createEvents } from '../../runtime/src/events/service';
import { createImports } from '../../runtime/src/imports/service';
import { createOrders } from '../../runtime/src/orders/service';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import { openDatabase } from '../../runtime/src/platform/database';
import { createProfiles } from '../../runtime/src/profiles/service';

const LEASE_MS = 1_000;

/** `node import-process.cjs <mongodb uri>`: ticks for ever. */
async function main(): Promise<void> {
  const { db } = await openDatabase(process.argv[2] ?? '');
  const clock = await DatabaseClock.start(db);
  const log = pino({ level: 'silent' });
  const profiles = createProfiles({ db, clock });
  const orders = createOrders({ db, clock, profiles });
  const events = createEvents({ db, clock, log, profiles, orders });
  const nobody = { suppressed: () => Promise.resolve(new Set<string>()), sources: { find: () => Promise.resolve() } };
  const imports = createImports({
    ...{ db, clock, profiles, events, orders, logger: log, leaseMs: LEASE_MS },
    ...nobody,
  });
  process.stdout.write('ready\n');
  for (;;) {
    await imports.runner.tick();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

void main();
