import type { Buyer, BuyersQuery } from '../orders/service';
import type { Db } from '../platform/database';
import { derivedId } from '../platform/ids';
import { boundariesOf } from './boundaries';
import { generationsIn, scoresIn, type Cell, type GenerationDocument, type Move } from './model';
import { scoresOf, type Boundaries, type Figures } from './scores';
import { EVERYTHING, type RfmSettings } from './settings';
import { LAPSED_RESULT, NO_RESULT, placeOf, scored, standingOf, type Result } from './standing';
import type { Taken } from './state';
import { LAPSED } from './tiers';
import { writeStandings, type Changed, type Writing } from './write';

export interface RunParts {
  readonly db: Db;
  readonly buyers: (query: BuyersQuery) => AsyncIterable<Buyer>;
}

export interface Running {
  readonly workspaceId: string;
  readonly scope: string;
  readonly settings: RfmSettings;
  readonly currency: string;
  /** As of when: days since the last order are counted back from it. */
  readonly at: Date;
  readonly taken: Taken;
  /** Its changes may start journeys. */
  readonly live: boolean;
  readonly signal?: AbortSignal | undefined;
}

const DAY_MS = 86_400_000;
const AT_ONCE = 2_000;

/** Scores everybody of a scope as a new generation and publishes it: one pass over the orders, and writes only for who has moved. */
export async function runGeneration(parts: RunParts, running: Running): Promise<GenerationDocument> {
  const { taken, settings, at } = running;
  const people = await readPeople(parts, running);
  await taken.keep(0, people.length);
  const { boundaries, ...found } = boundariesOf(people.flatMap(({ figures }) => figures ?? []), settings.thresholds); // prettier-ignore
  const tally = new Tally();
  const writing = writingOf(running);
  for (let from = 0; from < people.length; from += AT_ONCE) {
    running.signal?.throwIfAborted();
    const portion = people.slice(from, from + AT_ONCE);
    const results = new Map(portion.map(({ profileId, figures }) => [profileId, resultOf(figures, boundaries)]));
    for (const { profileId, figures } of portion) tally.place(results.get(profileId), figures);
    tally.move(await writeStandings(parts.db, writing, results));
    await taken.keep(Math.min(from + AT_ONCE, people.length), people.length);
  }
  await forgetOthers(parts, running, { known: new Set(people.map(({ profileId }) => profileId)), tally });
  const { workspaceId, scope, currency, live } = running;
  const generation: GenerationDocument = {
    _id: derivedId('rfm', workspaceId, scope, taken.generation),
    ...{ workspaceId, scope, generation: taken.generation, at, settings, currency, live, ...found, boundaries },
    ...tally.result,
  };
  await generationsIn(parts.db).insertOne(generation);
  await taken.publish();
  return generation;
}

interface Person {
  readonly profileId: string;
  /** Absent: no order in the window. */
  readonly figures?: Figures;
}

async function readPeople({ buyers }: RunParts, running: Running): Promise<readonly Person[]> {
  const people: Person[] = [];
  for await (const buyer of buyers(queryOf(running))) {
    running.signal?.throwIfAborted();
    people.push({ profileId: buyer.profileId, ...(buyer.orders > 0 && { figures: figuresOf(buyer, running.at) }) });
  }
  return people;
}

export const figuresOf = ({ orders, spend, lastAt }: Buyer, at: Date): Figures => ({
  days: Math.floor((at.getTime() - lastAt.getTime()) / DAY_MS),
  ...{ orders, spend },
});

/** Of a scope, as it is asked of the orders. */
export function queryOf({
  workspaceId,
  scope,
  settings,
  currency,
  at,
}: Pick<Running, 'workspaceId' | 'scope' | 'settings' | 'currency' | 'at'>): BuyersQuery {
  const [kind, which] = scope === EVERYTHING ? [] : scope.split(':');
  return {
    ...{ workspaceId, currency, until: at, since: new Date(at.getTime() - settings.windowDays * DAY_MS) },
    ...(kind === 'shop' && which !== undefined && { sourceId: which }),
    ...(kind === 'market' && which !== undefined && { country: which }),
  };
}

const resultOf = (figures: Figures | undefined, boundaries: Boundaries): Result =>
  figures ? scored(scoresOf(figures, boundaries)) : LAPSED_RESULT;

const writingOf = ({ workspaceId, scope, at, settings, taken }: Running): Writing => ({
  ...{ workspaceId, scope, at, model: settings.model, generation: taken.generation, published: taken.state },
});

/** Who has a standing and is no buyer any more: all their orders were cancelled, or they merged into somebody. */
async function forgetOthers(
  { db }: RunParts,
  running: Running,
  { known, tally }: { readonly known: ReadonlySet<string>; readonly tally: Tally },
): Promise<void> {
  const { workspaceId, scope, taken, signal } = running;
  const fields = { profileId: 1, 'now.generation': 1, 'now.simple': 1, before: 1 } as const;
  const cursor = scoresIn(db).find({ workspaceId, scope }, { projection: fields, batchSize: AT_ONCE });
  let gone = new Map<string, Result>();
  const write = async () => {
    tally.move(await writeStandings(db, writingOf(running), gone));
    gone = new Map();
    await taken.keep(known.size, known.size);
  };
  for await (const score of cursor) {
    signal?.throwIfAborted();
    const stands = standingOf(taken.state, score)?.simple ?? null;
    if (stands === null || known.has(score.profileId)) continue;
    gone.set(score.profileId, NO_RESULT);
    if (gone.size >= AT_ONCE) await write();
  }
  if (gone.size > 0) await write();
}

/** What a generation says of all its people together. */
class Tally {
  #lapsed = 0;
  readonly #cells = new Map<string, { buyers: number; spend: number }>();
  readonly #moves = new Map<string, number>();

  place(result: Result | undefined, figures: Figures | undefined): void {
    const cell = placeOf(result);
    if (cell === LAPSED) this.#lapsed += 1;
    if (!figures) return;
    const held = this.#cells.get(cell) ?? { buyers: 0, spend: 0 };
    this.#cells.set(cell, { buyers: held.buyers + 1, spend: held.spend + figures.spend });
  }

  move(changed: readonly Changed[]): void {
    for (const { before, now } of changed)
      for (const model of ['simple', 'detailed'] as const) {
        const [from, to] = [before?.[model] ?? null, now[model]];
        if (from === to) continue;
        const key = JSON.stringify([model, from, to]);
        this.#moves.set(key, (this.#moves.get(key) ?? 0) + 1);
      }
  }

  get result(): { readonly lapsed: number; readonly cells: readonly Cell[]; readonly moves: readonly Move[] } {
    const moves = [...this.#moves].map(([key, people]) => {
      const [model, from, to] = JSON.parse(key) as [Move['model'], string | null, string | null];
      return { model, from, to, people };
    });
    const cells = [...this.#cells].map(([cell, held]) => ({ cell, ...held }));
    return { lapsed: this.#lapsed, cells: cells.toSorted((a, b) => (a.cell < b.cell ? -1 : 1)), moves };
  }
}
