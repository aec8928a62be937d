import { leavesOf, type Definition } from './definition/definition';
import type { Leaf } from './definition/conditions';

/**
 * What can change who is in a segment, apart from time: names of a `Change`. `field:country`, `attribute:tier`, `tags`,
 * `event:Product Viewed`, `orders`, `consents`, `journey:<id>`, `messages`, `segment:<id>`.
 */
export type Change =
  'tags' | 'orders' | 'consents' | 'messages' | `${'field' | 'attribute' | 'event' | 'journey' | 'segment'}:${string}`;

/** Every change that can put somebody into this segment or out of it. */
export function dependsOn(definition: Definition): ReadonlySet<Change> {
  return new Set(leavesOf(definition).flatMap(({ leaf }) => changesOf(leaf)));
}

function changesOf(leaf: Leaf): readonly Change[] {
  switch (leaf.kind) {
    case 'field':
      return ofField(leaf.field);
    case 'attribute':
      return [`attribute:${leaf.attribute}`];
    case 'place':
      return [`attribute:${leaf.place}`];
    case 'tag':
      return ['tags'];
    case 'event':
      return [`event:${leaf.event}`];
    case 'orders':
      return ['orders'];
    case 'consent':
      // An agreement for another address is none: the address matters, too.
      return ['consents', 'field:email'];
    case 'journey':
      return [`journey:${leaf.journeyId}`];
    case 'message':
      return ['messages'];
    case 'segment':
      return [`segment:${leaf.segmentId}`];
    case 'score':
      return [];
  }
}

function ofField(field: string): readonly Change[] {
  if (field === 'timeZone') return ['field:timeZone', 'field:country'];
  // Who has got a name, and what they bought.
  if (field === 'stage') return ['orders', 'field:known'];
  return [`field:${field}`];
}
