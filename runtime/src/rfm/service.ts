import type { EventWriter } from '../engine/ports';
import type { Buyer, BuyersQuery } from '../orders/service';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { PerennialError } from '../platform/errors/error';
import { explained, type Explanation } from './explain';
import { statesIn, type GenerationDocument } from './model';
import { currentGeneration, generationsBefore, peopleAt, standingsOf, type PeopleQuery, type StandingHistory } from './read'; // prettier-ignore
import { figuresOf, queryOf, runGeneration } from './run';
import type { Figures } from './scores';
import { EVERYTHING, readSettings, writeSettings, type RfmSettings } from './settings';
import { readState, stateId, takeRun, TakenOver } from './state';
import { tellChanges } from './telling';

export { EVERYTHING } from './settings';
export { rfmMigrations } from './migrations';

export interface RfmParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly orders: {
    /** Everybody who ever bought, or only these people. */
    buyers(query: BuyersQuery): AsyncIterable<Buyer>;
    currency(workspaceId: string): Promise<string>;
  };
  readonly events: EventWriter;
  readonly workspaceIds: () => Promise<readonly string[]>;
}

/** Where somebody stands in one scope, and why. */
export interface RfmPerson extends StandingHistory {
  /** As of the generation shown, and why that gives these scores; absent for who is lapsed. */
  readonly figures?: Figures;
  readonly why?: Explanation;
  readonly generation: GenerationDocument;
}

/** Recency, frequency and money of a workspace's buyers (PLAYBOOK's rules are in scores.ts and tiers.ts). */
export interface Rfm {
  settings(workspaceId: string): Promise<RfmSettings>;
  /** Only what is given changes; scores follow with the next run. */
  change(workspaceId: string, changes: Partial<RfmSettings>): Promise<RfmSettings>;
  /** Has all scopes computed within seconds; nobody is mailed because of it. */
  ask(workspaceId: string): Promise<void>;
  /** Computes a workspace's scopes now. `live`: what changes may start journeys. Scopes that another process is at are left out. */
  run(workspaceId: string, how: { readonly live: boolean; readonly signal?: AbortSignal }): Promise<readonly GenerationDocument[]>; // prettier-ignore
  /** Every workspace, one after the other; what changes starts journeys. Throws when the process stops: another goes on. */
  nightly(signal: AbortSignal): Promise<void>;
  /** Computes what was asked for, and tells what a crash left untold. For a job every few seconds. */
  tick(signal?: AbortSignal): Promise<void>;
  /** Undefined: nothing was computed yet. */
  current(workspaceId: string, scope: string): Promise<GenerationDocument | undefined>;
  /** How far a run of this scope is; undefined: none is under way. */
  progress(workspaceId: string, scope: string): Promise<{ readonly done: number; readonly of?: number } | undefined>;
  generations(workspaceId: string, scope: string, limit: number): Promise<readonly GenerationDocument[]>;
  people(query: PeopleQuery): ReturnType<typeof peopleAt>;
  /** In every scope in which they have scores. `profileIds`: all ids of the person, the first is the one that counts. */
  person(workspaceId: string, profileIds: readonly string[]): Promise<readonly RfmPerson[]>;
}

export function createRfm(parts: RfmParts): Rfm {
  const { db, clock, orders } = parts;
  const settings = async (workspaceId: string) =>
    await readSettings(db, workspaceId, await orders.currency(workspaceId));

  const run: Rfm['run'] = async (workspaceId, { live, signal }) => {
    const own = await settings(workspaceId);
    const done: GenerationDocument[] = [];
    for (const scope of [EVERYTHING, ...own.scopes]) {
      const generation = await runScope(parts, { workspaceId, scope, settings: own, live, signal });
      if (generation) done.push(generation);
    }
    return done;
  };

  return {
    settings,
    run,
    current: (...of) => currentGeneration(db, ...of),
    generations: (workspaceId, scope, limit) => generationsBefore(db, { workspaceId, scope, limit }),
    people: (query) => peopleAt(db, query),
    person: async (...of) => await readPerson(parts, await settings(of[0]), ...of),

    async change(workspaceId, changes) {
      await writeSettings(db, workspaceId, changes);
      return await settings(workspaceId);
    },

    async ask(workspaceId) {
      await statesIn(db).updateOne(
        { _id: stateId(workspaceId, EVERYTHING) },
        { $set: { wanted: true }, $setOnInsert: { workspaceId, scope: EVERYTHING, dead: [] } },
        { upsert: true },
      );
    },

    async progress(workspaceId, scope) {
      const state = await readState(db, workspaceId, scope);
      if (!state?.run || state.run.until < clock.now()) return undefined;
      const { done, of } = state.run;
      return { done, ...(of !== undefined && { of }) };
    },

    async nightly(signal) {
      for (const workspaceId of await parts.workspaceIds()) {
        signal.throwIfAborted();
        await run(workspaceId, { live: true, signal });
      }
    },

    async tick(signal) {
      for (const state of await statesIn(db).find({ wanted: true }).hint('wanted').toArray()) {
        // Taken away first: who asks while it runs means the orders of then.
        await statesIn(db).updateOne({ _id: state._id }, { $unset: { wanted: 1 } });
        await run(state.workspaceId, { live: false, ...(signal && { signal }) });
      }
      await tellAll(parts);
    },
  };
}

interface ScopeRun {
  readonly workspaceId: string;
  readonly scope: string;
  readonly settings: RfmSettings;
  readonly live: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Undefined: another process is at it, or has taken it over. */
async function runScope(parts: RfmParts, { live, ...scope }: ScopeRun): Promise<GenerationDocument | undefined> {
  const { db, clock, orders } = parts;
  const before = await currentGeneration(db, scope.workspaceId, scope.scope);
  if (before) await tell(parts, scope.workspaceId, scope.scope);
  const taken = await takeRun(db, scope.workspaceId, scope.scope);
  if (!taken) return undefined;
  const currency = await orders.currency(scope.workspaceId);
  // By other rules everybody may stand elsewhere, and nothing has happened to anybody.
  const sameRules = before?.currency === currency && JSON.stringify(before.settings) === JSON.stringify(scope.settings);
  try {
    const buyers = (query: BuyersQuery) => orders.buyers(query);
    const generation = await runGeneration(
      { db, buyers },
      { ...scope, currency, taken, at: clock.now(), live: live && sameRules },
    );
    await tell(parts, scope.workspaceId, scope.scope);
    return generation;
  } catch (error) {
    if (error instanceof TakenOver) return undefined;
    await taken.giveUp();
    throw error;
  }
}

async function tell(parts: RfmParts, workspaceId: string, scope: string): Promise<void> {
  const state = await readState(parts.db, workspaceId, scope);
  if (state) while ((await tellChanges(parts, state)) > 0);
}

/** What somebody who died had published and not told. */
async function tellAll(parts: RfmParts): Promise<void> {
  for await (const state of statesIn(parts.db).find({ published: { $exists: true } }))
    while ((await tellChanges(parts, state)) > 0);
}

async function readPerson(
  { db, orders }: RfmParts,
  settings: RfmSettings,
  workspaceId: string,
  profileIds: readonly string[],
): Promise<readonly RfmPerson[]> {
  const [profileId] = profileIds;
  if (profileId === undefined) return [];
  const standings = await standingsOf(db, workspaceId, { profileId, scopes: [EVERYTHING, ...settings.scopes] });
  const read = standings.map(async (standing): Promise<RfmPerson[]> => {
    const generation = await currentGeneration(db, workspaceId, standing.scope);
    if (!generation) return [];
    const { now } = standing;
    if (!('cell' in now)) return [{ ...standing, generation }];
    const figures = await figuresAt({ orders }, generation, profileIds);
    if (!figures) return [{ ...standing, generation }];
    return [{ ...standing, generation, figures, why: explained(now, figures, generation.boundaries) }];
  });
  return (await Promise.all(read)).flat();
}

/** Read from their orders, as of that generation. */
async function figuresAt(
  { orders }: Pick<RfmParts, 'orders'>,
  generation: GenerationDocument,
  profileIds: readonly string[],
): Promise<Figures | undefined> {
  for await (const buyer of orders.buyers({ ...queryOf(generation), profileIds }))
    if (buyer.orders > 0) return figuresOf(buyer, generation.at);
  return undefined;
}

/** Throws invalid_input for a scope that is not computed. */
export async function requireScope(rfm: Pick<Rfm, 'settings'>, workspaceId: string, scope: string): Promise<void> {
  const { scopes } = await rfm.settings(workspaceId);
  if (scope !== EVERYTHING && !scopes.includes(scope))
    throw new PerennialError(
      'not_found',
      `"${scope}" is not scored. There are: ${[EVERYTHING, ...scopes].join(', ')}.`,
    );
}
