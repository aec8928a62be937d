import { isGroup, type Condition, type Definition } from '../definition/definition';
import type { Leaf } from '../definition/conditions';
import type { PersonFacts } from '../facts';
import { journeyMet, messageMet } from './contacts';
import { eventMet } from './events';
import { ordersMet } from './orders';
import { attributeMet, consentMet, fieldMet, tagsMet } from './person';
import { always, earliest, type Verdict } from './verdict';

/**
 * Whether somebody is in a segment now, by what is known of them, and the next instant at which time alone may change that.
 * Says the same as the query form (`query/`), which a property test compares it with. Pure.
 */
export function matches(definition: Definition, facts: PersonFacts, now: Date): Verdict {
  return met(definition, facts, now);
}

function met(condition: Condition, facts: PersonFacts, now: Date): Verdict {
  if (!isGroup(condition)) return leafMet(condition, facts, now);
  const each = condition.of.map((inner) => met(inner, facts, now));
  const truth = condition.kind === 'all' ? each.every((one) => one.in) : each.some((one) => one.in);
  return { in: condition.kind === 'not' ? !truth : truth, ...earliest(each) };
}

function leafMet(leaf: Leaf, facts: PersonFacts, now: Date): Verdict {
  switch (leaf.kind) {
    case 'field':
      return fieldMet(leaf.field, leaf.is, facts.profile, now);
    case 'attribute':
      return attributeMet(leaf.attribute, leaf.is, facts.profile, now);
    case 'place':
      return attributeMet(leaf.place, leaf.is, facts.profile, now);
    case 'tag':
      return tagsMet(leaf.operator, leaf.tags, facts.profile);
    case 'event':
      return eventMet(leaf, facts, now);
    case 'orders':
      return ordersMet(leaf, facts, now);
    case 'consent':
      return consentMet(leaf.channel, leaf.states, facts.profile);
    case 'journey':
      return journeyMet(leaf, facts, now);
    case 'message':
      return messageMet(leaf, facts, now);
    case 'segment':
      return always(facts.segments.has(leaf.segmentId) === (leaf.is === 'in'));
    case 'score':
      // Nobody has any yet; such a definition is refused.
      return always(false);
  }
}
