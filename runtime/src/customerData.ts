import { createChanges, type Changes } from './changes/service';
import { createEvents, type Events } from './events/service';
import { createOrders, type Orders } from './orders/service';
import type { Clock } from './platform/clock';
import type { Database, Db } from './platform/database';
import type { Logger } from './platform/logging';
import type { Secrets } from './platform/secrets';
import { createErased } from './privacy/service';
import { createProducts, type Products } from './products/service';
import { createProfiles, type Profiles } from './profiles/service';
import { needsOf } from './segments/matching/needs';
import { readFacts } from './segments/matching/read';
import { createMembers, type Members } from './segments/members/service';
import { createSources, type Sources } from './sources/service';

export interface CustomerDataParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly secrets: Secrets;
}

/** What is known of customers, and how it comes in. */
export interface CustomerData {
  readonly changes: Changes;
  readonly erased: ReturnType<typeof createErased>;
  readonly profiles: Profiles;
  readonly products: Products;
  readonly orders: Orders;
  readonly events: Events;
  readonly members: Members;
  readonly sources: Sources;
}

/** In the order of the data: who changed, profiles, orders, events, who is in which segment, sources. */
export function createCustomerData({ database, clock, log, secrets }: CustomerDataParts): CustomerData {
  const { db } = database;
  const changes = createChanges({ db, clock, log });
  const erased = createErased({ db, clock, secrets });
  const profiles = createProfiles({ db, clock, log, changes, erased });
  const products = createProducts({ db, clock });
  const orders = createOrders({ db, clock, profiles, products, changes });
  const events = createEvents({ db, clock, log, profiles, orders, changes });
  const members = membersOf({ db, clock, changes, profiles, events });
  const sources = createSources({ database, clock, secrets, events, orders, products });
  return { changes, erased, profiles, products, orders, events, members, sources };
}

function membersOf({
  db,
  clock,
  changes,
  profiles,
  events,
}: Pick<CustomerData, 'changes' | 'profiles' | 'events'> & { readonly db: Db; readonly clock: Clock }): Members {
  return createMembers({
    ...{ db, clock, changes, events },
    people: {
      aliases: async (ids) => await profiles.aliases(ids),
      survivors: async (ids) => await profiles.survivors(ids),
      page: async (query) => {
        const { people, ...more } = await profiles.audience(query);
        return { ids: people.map(({ id }) => id), ...more };
      },
    },
    facts: async (workspaceId, profileIds, { definitions, now }) =>
      await readFacts({ db, profiles }, { workspaceId, profileIds }, needsOf(definitions, now)),
  });
}
