import type { Answer } from '../../api/queries';

export type Preview = Answer<'get', '/api/journeys/{journeyId}/publish/preview'>;
export type WhatHappens = 'finish' | 'move' | 'leave';

/** Who stands at one step, over all versions that are not the new one. */
export interface StepPeople {
  readonly stepKey: string;
  readonly inside: number;
  /** The draft has no such step any more. */
  readonly gone: boolean;
  /** Of those, held at a Wait whose ways out have changed: they are not moved. */
  readonly staying: number;
}

/** People by step, the most first. */
export function peopleByStep({ people }: Pick<Preview, 'people'>): readonly StepPeople[] {
  return [...Map.groupBy(people, ({ stepKey }) => stepKey)]
    .map(([stepKey, same]) => ({
      stepKey,
      inside: same.reduce((sum, { inside }) => sum + inside, 0),
      gone: same.some(({ gone }) => gone),
      staying: same.reduce((sum, { inside, waysChanged }) => sum + (waysChanged ? inside : 0), 0),
    }))
    .filter(({ inside }) => inside > 0)
    .sort((a, b) => b.inside - a.inside);
}

/** Who stays on their version when the others are moved. */
export const stayingOf = (people: readonly StepPeople[]): number =>
  people.reduce((sum, { staying }) => sum + staying, 0);

export const insideOf = (people: readonly StepPeople[]): number => people.reduce((sum, { inside }) => sum + inside, 0);

/** Where people of removed steps go on; null: they leave. Absent: not decided yet. */
export type Mapping = Readonly<Record<string, string | null>>;

export const undecided = (people: readonly StepPeople[], mapping: Mapping): readonly StepPeople[] =>
  people.filter(({ gone, stepKey }) => gone && !Object.hasOwn(mapping, stepKey));

/** Of those who are moved: how many keep a place, how many have none and leave. */
export function movedBy(
  people: readonly StepPeople[],
  mapping: Mapping,
): { readonly moved: number; readonly left: number } {
  const leaving = people.filter(({ gone, stepKey }) => gone && mapping[stepKey] === null);
  const left = insideOf(leaving);
  return { moved: insideOf(people) - left - stayingOf(people), left };
}

/** Moving fits when everybody keeps their place; otherwise people finish what they began. */
export const suggested = (people: readonly StepPeople[]): WhatHappens =>
  people.some(({ gone }) => gone) ? 'finish' : 'move';
