import type { Problem } from '../../platform/errors/error';
import { DAY_MS, startOf } from '../matching/times';
import type { Comparison, Moment } from './comparisons';
import type { EventCondition, Leaf } from './conditions';
import {
  isGroup,
  leavesOf,
  levelsOf,
  MOST_CONDITIONS,
  MOST_LEVELS,
  type Condition,
  type Definition,
} from './definition';
import type { EventWindow } from './windows';

/** How long stored events are kept, in days; a condition that needs them cannot look further back. */
export interface Kept {
  readonly eventDays: number;
  readonly now: Date;
}

/** What of a definition cannot be, by itself; each with where it is, a code, and what to do. */
export function definitionProblems(definition: Definition, kept: Kept): readonly Problem[] {
  const leaves = leavesOf(definition);
  const levels = levelsOf(definition);
  return [
    ...(levels > MOST_LEVELS
      ? [
          problem(
            '',
            'too_deep',
            `Groups stand ${String(levels)} deep in one another; ${String(MOST_LEVELS)} is the most.`,
          ),
        ]
      : []),
    ...(leaves.length > MOST_CONDITIONS
      ? [
          problem(
            '',
            'too_many_conditions',
            `${String(leaves.length)} conditions; ${String(MOST_CONDITIONS)} is the most. Make a segment of some of them.`,
          ),
        ]
      : []),
    ...emptyGroups(definition, ''),
    ...leaves.flatMap(({ path, leaf }) =>
      leafProblems(leaf, kept).map(([code, message]) => problem(path, code, message)),
    ),
  ];
}

const problem = (path: string, code: string, message: string): Problem => ({ path, code, message });

function emptyGroups(condition: Condition, path: string): readonly Problem[] {
  if (!isGroup(condition)) return [];
  const inner = condition.of.flatMap((each, index) =>
    emptyGroups(each, `${path}${path === '' ? '' : '.'}of.${String(index)}`),
  );
  // The whole may be empty: everybody.
  const empty = condition.of.length === 0 && path !== '';
  return empty ? [problem(path, 'empty_group', 'A group without conditions. Add one, or take the group away.')] : inner;
}

type Reason = readonly [code: string, message: string];

function leafProblems(leaf: Leaf, kept: Kept): readonly Reason[] {
  switch (leaf.kind) {
    case 'score':
      return [['not_there_yet', `There are no ${SCORES[leaf.score]} yet, so nobody could be in this segment.`]];
    case 'message':
      return leaf.what === 'opened' || leaf.what === 'clicked'
        ? [['not_there_yet', 'Whether messages are opened and clicked is not recorded yet.']]
        : [];
    case 'field':
      return fieldProblems(leaf.field, leaf.is);
    case 'event':
      return eventProblems(leaf, kept);
    case 'attribute':
    case 'place':
    case 'tag':
    case 'orders':
    case 'consent':
    case 'journey':
    case 'segment':
      return [];
  }
}

const SCORES = {
  ...{ rfmTier: 'RFM tiers', recency: 'RFM scores', frequency: 'RFM scores', monetary: 'RFM scores' },
  ...{ points: 'loyalty points', loyaltyTier: 'loyalty tiers' },
} as const;

const NAMED: readonly string[] = ['exists', 'notExists', 'equals', 'notEquals', 'anyOf', 'noneOf'];

function fieldProblems(field: string, is: Comparison): readonly Reason[] {
  if (field === 'createdAt' && is.operator !== 'exists' && !('day' in is) && !('days' in is))
    return [
      ['operator_does_not_fit', 'When somebody came is a date: compare it with a day, or with how many days ago.'],
    ];
  if ((field === 'stage' || field === 'timeZone') && !NAMED.includes(is.operator))
    return [
      ['operator_does_not_fit', `"${field}" is one of a list: compare it with equals, anyOf or their opposites.`],
    ];
  return [];
}

function eventProblems(leaf: EventCondition, kept: Kept): readonly Reason[] {
  const found: Reason[] = [];
  if (leaf.measure === 'sum' && /(^|\.)amount$/.test(leaf.property) && !fixesCurrency(leaf))
    found.push([
      'sum_of_currencies',
      `"${leaf.property}" is money: amounts of several currencies cannot be added. Say which one under "where", or use what was spent on orders.`,
    ]);
  const back = leaf.where || leaf.measure === 'sum' ? daysBack(leaf, kept.now) : 0;
  if (back > kept.eventDays)
    found.push([
      'window_longer_than_kept',
      `${leaf.measure === 'sum' ? 'Sums and conditions' : 'Conditions'} on properties are looked up in stored events, which are kept for ${String(kept.eventDays)} days: say a window of at most that.`,
    ]);
  return found;
}

function fixesCurrency({ where, ...leaf }: EventCondition): boolean {
  if (leaf.measure !== 'sum') return true;
  const path = leaf.property.replace(/amount$/, 'currency');
  if (!where) return false;
  const fixed = where.conditions.some((each) => each.path === path && each.is.operator === 'equals');
  return fixed && (where.match === 'all' || where.conditions.length === 1);
}

/** How far back events have to be there. */
function daysBack(leaf: EventCondition, now: Date): number {
  if (leaf.measure === 'first') return Infinity;
  return leaf.measure === 'last' ? ofMoment(leaf.is, now) : ofWindow(leaf.window, now);
}

const ago = (day: string, now: Date): number => Math.ceil((now.getTime() - startOf(day)) / DAY_MS);

function ofMoment(is: Moment, now: Date): number {
  if ('days' in is) return is.days;
  return is.operator === 'before' ? Infinity : ago(is.day, now);
}

function ofWindow(window: EventWindow | undefined, now: Date): number {
  if (!window) return Infinity;
  return window.kind === 'between' ? ago(window.from, now) : window.kind === 'days' ? window.last : 3;
}
