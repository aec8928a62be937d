import { z } from 'zod';

import { leafCondition, type Leaf } from './conditions';

/** How deep groups may stand in groups, and how many conditions there may be in all. */
export const MOST_LEVELS = 5;
export const MOST_CONDITIONS = 50;

/** Who is in a segment. `not`: for whom none of these is true. */
export interface Group {
  readonly kind: 'all' | 'any' | 'not';
  readonly of: readonly Condition[];
}
export type Condition = Group | Leaf;
/** The whole of it is a group. */
export type Definition = Group;

const group: z.ZodType<Group> = z
  .object({
    kind: z.enum(['all', 'any', 'not']),
    get of(): z.ZodType<readonly Condition[]> {
      return z.array(z.union([group, leafCondition])).max(MOST_CONDITIONS);
    },
  })
  .strict()
  .meta({ id: 'SegmentGroup' });

export const isGroup = (condition: Condition): condition is Group =>
  condition.kind === 'all' || condition.kind === 'any' || condition.kind === 'not';

/** A segment's definition as JSON; `definitionProblems` says what else must be true of one. */
export const definition = group;

/** All conditions of it, with where each stands (`of.1.of.0`). */
export function leavesOf(of: Definition): readonly { readonly path: string; readonly leaf: Leaf }[] {
  const walk = (each: Condition, path: string): { path: string; leaf: Leaf }[] =>
    isGroup(each)
      ? each.of.flatMap((inner, index) => walk(inner, `${path}${path === '' ? '' : '.'}of.${String(index)}`))
      : [{ path, leaf: each }];
  return walk(of, '');
}

export function levelsOf(condition: Condition): number {
  return isGroup(condition) ? 1 + Math.max(0, ...condition.of.map(levelsOf)) : 0;
}
