import type { ScoreDocument, Standing, StateDocument } from './model';
import type { Scores } from './scores';
import { detailedTier, LAPSED, simpleTier } from './tiers';

export type Published = Pick<StateDocument, 'published' | 'dead'>;

/** Whether a standing of this generation counts. */
export const counts = ({ published = 0, dead }: Published, generation: number): boolean =>
  generation <= published && !dead.includes(generation);

/** The last standing of somebody that counts; undefined: none does. */
export function standingOf(
  state: Published,
  score: Pick<ScoreDocument, 'now' | 'before'> | undefined,
): Standing | undefined {
  if (score && counts(state, score.now.generation)) return score.now;
  return score?.before;
}

/** What somebody has now, without its generation. */
export type Result = Omit<Standing, 'generation' | 'at'>;

export const scored = (scores: Scores) => ({
  ...scores,
  simple: simpleTier(scores),
  detailed: detailedTier(scores),
  cell: `${String(scores.r)}${String(scores.f)}${String(scores.m)}`,
});

export const LAPSED_RESULT = { simple: LAPSED, detailed: LAPSED } as const;
export const NO_RESULT = { simple: null, detailed: null } as const;

/** `545`, `lapsed`, or nothing. */
export const placeOf = (result: Result | undefined): string =>
  result === undefined ? '' : 'cell' in result ? String(result.cell) : (result.simple ?? '');
