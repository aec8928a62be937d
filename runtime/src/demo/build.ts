import { setTimeout as sleep } from 'node:timers/promises';

import type { EventSource } from '../events/service';
import { PerennialError } from '../platform/errors/error';
import { BRAND, SHOP_DOMAIN } from './brand';
import { historyOf } from './history';
import { HOME_CURRENCY, ratesOfMarkets } from './markets';
import { demosOf, type DemoDocument } from './model';
import type { DemoParts } from './service';

export type Say = (line: string) => void;

const AT_ONCE = 100;
const SOURCES = { shop: 'Shop (demo)', site: 'Storefront (demo)', history: 'History (demo)' } as const;
const ROLES = ['marketing-email', 'transactional-email'];
const JOURNEY = 'Abandoned cart (demo: waits of one minute)';
const MINUTE = { amount: 1, unit: 'minutes' } as const;

const NOTE = `## This is a demo
The waits of this journey are set to **one minute**, so that you can watch it. In real life they are two hours, a day and two days.

The customers do not exist, shoppers are simulated, and every message goes to the sandbox inbox: nothing leaves this machine.`;

/**
 * Makes what is missing of the demo, through the services that people use: sources, a sandbox sender, customers with two
 * years of orders, the journey. Every step can be repeated; a process that goes on after a crash imports from where the last
 * one was. Stops early when `signal` says so, or when the demo is being removed.
 */
export async function buildDemo(parts: DemoParts, signal: AbortSignal, say: Say): Promise<void> {
  const demo = await current(parts);
  if (!demo || demo.readyAt) return;
  const shopId = await prepareSources(parts, demo);
  await prepareSender(parts, demo.workspaceId);
  await prepareCurrency(parts, demo.workspaceId);
  await importHistory(parts, { ...demo, shopId }, { signal, say });
  const journeyId = await prepareJourney(parts, demo.workspaceId);
  await demosOf(parts.db).updateOne({ _id: 'demo' }, { $set: { journeyId, readyAt: parts.clock.now() } });
}

async function current({ db }: DemoParts): Promise<DemoDocument | undefined> {
  const demo = await demosOf(db).findOne({ _id: 'demo' });
  return demo && !demo.removing ? demo : undefined;
}

/** The secret that the demo's shop signs with; any process of the installation knows it. */
export const shopSecret = ({ secrets }: Pick<DemoParts, 'secrets'>, workspaceId: string): string =>
  secrets.derive(`demo shop ${workspaceId}`);

/** Found by their names, so that a repeat makes no second ones. Gives back the shop's id. */
async function prepareSources(parts: DemoParts, { workspaceId }: DemoDocument): Promise<string> {
  const shop = await sourceOf(parts, workspaceId, 'shop');
  await sourceOf(parts, workspaceId, 'site');
  await demosOf(parts.db).updateOne({ _id: 'demo' }, { $set: { shopId: shop } });
  return shop;
}

export async function sourceOf(parts: DemoParts, workspaceId: string, which: keyof typeof SOURCES): Promise<string> {
  const name = SOURCES[which];
  const { items } = await parts.sources.list({ workspaceId, limit: 200 });
  const there = items.find((source) => source.name === name);
  if (there) return there._id;
  const { source } = await parts.sources.create(
    workspaceId,
    which === 'shop'
      ? { kind: 'shopify', name, secret: shopSecret(parts, workspaceId), shopDomain: SHOP_DOMAIN }
      : { kind: 'segment', name, trust: which === 'site' ? 'server' : 'import' },
  );
  return source._id;
}

async function prepareSender({ messaging }: DemoParts, workspaceId: string): Promise<void> {
  const bound = await messaging.senders.roles(workspaceId);
  if (ROLES.every((role) => bound.has(role))) return;
  await messaging.senders.create(workspaceId, {
    kind: 'sandbox',
    name: 'Sandbox',
    from: { name: BRAND, address: `hello@${SHOP_DOMAIN}` },
    roles: ROLES,
  });
}

/** Older than every order, so that what was bought in any market is counted. */
const RATES_SINCE = '2000-01-01';

async function prepareCurrency({ orders: { currencies } }: DemoParts, workspaceId: string): Promise<void> {
  const [known] = (await currencies.list({ workspaceId, limit: 1 })).items;
  if (known) return;
  await currencies.setBase(workspaceId, HOME_CURRENCY);
  await currencies.set(
    workspaceId,
    ratesOfMarkets().map((rate) => ({ ...rate, day: RATES_SINCE })),
  );
}

async function importHistory(
  parts: DemoParts,
  { workspaceId, seed, size, startedAt, imported, shopId = '' }: DemoDocument,
  { signal, say }: { readonly signal: AbortSignal; readonly say: Say },
): Promise<void> {
  const sourceId = await sourceOf(parts, workspaceId, 'history');
  const source: EventSource = { workspaceId, sourceId, trust: 'import' };
  const options = { seed, shopId, today: startedAt };
  for (let first = imported; first < size; first += AT_ONCE) {
    signal.throwIfAborted();
    if (!(await current(parts))) throw new PerennialError('not_in_this_state', 'The demo is being removed.');
    const people = Array.from({ length: Math.min(AT_ONCE, size - first) }, (_, k) => first + k);
    // Their accounts first: the events of one batch are of one person each, as far as identities go.
    const [accounts, others] = split(people.map((n) => historyOf(n, options)));
    await parts.events.ingest(source, accounts);
    await parts.events.ingest(source, others);
    const done = first + people.length;
    await demosOf(parts.db).updateOne({ _id: 'demo' }, { $max: { imported: done } });
    if (done % 500 < AT_ONCE || done === size)
      say(`The demo brand has ${String(done)} of ${String(size)} customers with their orders ...`);
    // Whoever uses the API meanwhile comes in between.
    await sleep(0);
  }
}

function split<T>(histories: readonly (readonly T[])[]): readonly [T[], T[]] {
  return [histories.flatMap((events) => events.slice(0, 1)), histories.flatMap((events) => events.slice(1))];
}

/** Installed, with a note that says openly how short the waits are, and live. */
async function prepareJourney(parts: DemoParts, workspaceId: string): Promise<string> {
  const by = await ownerOf(parts, workspaceId);
  const { journeyId } = await parts.templates.install('abandoned-cart', {
    ...{ workspaceId, by, key: 'demo', name: JOURNEY },
    settings: { firstWait: MINUTE, secondWait: MINUTE, thirdWait: MINUTE },
  });
  const { journey } = await parts.journeys.read(workspaceId, journeyId);
  if (journey.live) return journeyId;
  const note = {
    ...{ name: 'Demo', type: 'n8n-nodes-base.stickyNote', typeVersion: 1, position: [360, 0] as [number, number] },
    parameters: { content: NOTE, width: 320, height: 170 },
  };
  await parts.journeys.save({ workspaceId, by }, journeyId, {
    baseRevision: 1,
    operations: [{ type: 'addStep', node: note }],
    patchId: 'demo-note',
  });
  const publishing = { whatHappensToPeopleInside: 'finish', note: 'Made with the demo' } as const;
  await parts.journeys.publish({ workspaceId, by }, journeyId, publishing);
  return journeyId;
}

/** Who asked for the demo: what is made in it is theirs. */
async function ownerOf({ workspaces }: DemoParts, workspaceId: string): Promise<string> {
  const { items } = await workspaces.members.list(workspaceId, { limit: 1 });
  return items[0]?.userId ?? 'demo';
}
