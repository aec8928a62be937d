import { createOrders } from '../../runtime/src/orders/service';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import { openDatabase } from '../../runtime/src/platform/database';
import { createProfiles, identifier, NO_TRAITS, type IdentityItem } from '../../runtime/src/profiles/service';

/** A process that says again and again that some of one person's names belong together, and notes an order each time. */
export interface Hammering {
  readonly uri: string;
  readonly rounds: number;
  /** Different in each process, so that they say it in different orders. */
  readonly seed: number;
  /** Takes the latest merge back in every so many rounds; 0: never. */
  readonly undoEvery: number;
}

export const PERSON = [
  identifier('external', 'u1')!,
  identifier('email', 'a@customer.example')!,
  identifier('phone', '+4930901820')!,
  identifier('shopCustomer', 'src_1/1')!,
  identifier('anonymous', 'd1')!,
];

export const SHOP = { workspaceId: 'ws', sourceId: 'src_1' };

export const anOrder = (orderId: string, profileId: string) => ({
  profileId,
  statement: {
    ...{ orderId, at: new Date(0), refunds: [], fulfilments: [] },
    fields: { placedAt: new Date(0), total: { amount: 100, currency: 'USD' } },
  },
});

async function hammer({ uri, rounds, seed, undoEvery }: Hammering): Promise<void> {
  const database = await openDatabase(uri);
  const { db } = database;
  const clock = await DatabaseClock.start(db);
  const profiles = createProfiles({ db, clock });
  const orders = createOrders({ db, clock, profiles });
  profiles.attachMerges({
    merged: (...who) => orders.rehome(...who),
    separated: (...who) => orders.separate(...who),
  });
  for (let round = 0; round < rounds; round++) {
    const [one, other] = [PERSON[(round + seed) % 5]!, PERSON[(round * 3 + seed + 1) % 5]!];
    const item: IdentityItem = {
      candidate: `prf_${String(seed)}_${String(round)}`,
      ...{ trust: 'server', identifiers: [one, other], consents: [], at: new Date(round * 1_000 + seed) },
      traits: { ...NO_TRAITS, attributes: { [`said_${String(seed)}_${String(round)}`]: round } },
      cause: { eventId: `evt_${String(seed)}_${String(round)}`, sourceId: 'src_1' },
    };
    const [placed] = await profiles.identify('ws', [item]);
    await orders.note(SHOP, [anOrder(`o-${String(seed)}-${String(round)}`, placed!.profileId)]);
    if (undoEvery > 0 && round % undoEvery === undoEvery - 1) {
      const { aliases } = await profiles.find('ws', placed!.home);
      const { items } = await profiles.merges({ workspaceId: 'ws', profileIds: aliases }, { limit: 10 });
      const latest = items.find(({ undo }) => !undo);
      // Another process may just be merging or separating the same two.
      if (latest)
        await profiles.undoMerge('ws', { mergeId: latest._id, by: `process:${String(seed)}` }).catch(() => undefined);
    }
    process.stdout.write(`${String(round)}\n`);
  }
  await profiles.idle();
  clock.stop();
  await database.close();
}

const [, , asked] = process.argv;
if (require.main === module && asked) void hammer(JSON.parse(asked) as Hammering);
