import type { EventWriter } from '../engine/ports';
import type { Db } from '../platform/database';
import { these } from '../platform/placed';
import { generationsIn, scoresIn, type GenerationDocument, type ScoreDocument, type StateDocument } from './model';
import { counts } from './standing';

export interface TellingParts {
  readonly db: Db;
  readonly events: EventWriter;
}

const AT_ONCE = 500;

/**
 * Tells of those whose tier has changed in a published generation, as `RFM Tier Changed`; then takes the notes away. Its id is made
 * of person, scope and generation: whatever cuts this off, each change is told once. Returns how many; repeat while it is not 0.
 */
export async function tellChanges({ db, events }: TellingParts, state: StateDocument): Promise<number> {
  const { workspaceId, scope, published, dead } = state;
  if (published === undefined) return 0;
  const open = await scoresIn(db)
    .find({ workspaceId, scope, untold: { $lte: published, $nin: [...dead] } })
    .hint('untold')
    .limit(AT_ONCE)
    .toArray();
  const due = open.filter(({ now, untold }) => now.generation === untold && counts(state, now.generation));
  const generations = await generationsOf(db, state, due);
  await events.record(due.flatMap((score) => eventOf(score, generations.get(score.now.generation)) ?? []));
  for (const [untold, own] of Map.groupBy(open, (score) => score.untold))
    await scoresIn(db).updateMany({ ...these(own), untold: untold ?? 0 }, { $unset: { untold: 1 } });
  return open.length;
}

async function generationsOf(
  db: Db,
  { workspaceId, scope }: StateDocument,
  scores: readonly ScoreDocument[],
): Promise<ReadonlyMap<number, GenerationDocument>> {
  if (scores.length === 0) return new Map();
  const numbers = [...new Set(scores.map(({ now }) => now.generation))];
  const found = await generationsIn(db)
    .find({ workspaceId, scope, generation: { $in: numbers } })
    .toArray();
  return new Map(found.map((each) => [each.generation, each]));
}

function eventOf(score: ScoreDocument, generation: GenerationDocument | undefined) {
  if (!generation) return undefined;
  const { workspaceId, profileId, scope, now, before } = score;
  const { model } = generation.settings;
  return {
    ...{ workspaceId, profileId, name: 'RFM Tier Changed', occurredAt: now.at },
    key: `rfm:${scope}:${profileId}:${String(now.generation)}`,
    properties: {
      ...{ scope, model, from: before?.[model] ?? null, to: now[model] },
      ...('cell' in now && { recency: now.r, frequency: now.f, monetary: now.m }),
    },
    // Of scores that are computed for the first time, or by other rules than before, nobody is mailed.
    origin: generation.live ? ('live' as const) : ('recompute' as const),
  };
}
