import type { Document } from 'mongodb';

import type { LifecycleStage } from '../../engine/profile';
import type { Comparison } from '../definition/comparisons';
import type { Field, Leaf, OrdersCondition } from '../definition/conditions';
import { compared } from '../matching/compare';
import { needsOrders } from '../matching/orders';
import { amountExpression, amountFilter, momentFilter } from './amounts';
import { attributeFilter } from './attributes';
import { spanOf } from './expressions';
import { isTag } from './folded';

export interface Surroundings {
  readonly now: Date;
  /** The clocks that people of the workspace live by, by `zoneKey`. */
  readonly zones: ReadonlyMap<string, string | undefined>;
}

/** What the profile itself says. Undefined: other collections have to be asked. */
export function profileFilter(leaf: Leaf, around: Surroundings): Document | undefined {
  switch (leaf.kind) {
    case 'field':
      return fieldFilter(leaf.field, leaf.is, around);
    case 'attribute':
      return attributeFilter(`attributes.${leaf.attribute}`, leaf.is, around.now);
    case 'place':
      return attributeFilter(`attributes.${leaf.place}`, leaf.is, around.now);
    case 'tag':
      return tagFilter(leaf.operator, leaf.tags);
    case 'consent':
      return consentFilter(leaf.channel, leaf.states);
    case 'orders':
      return needsOrders(leaf) ? undefined : figuresFilter(leaf, around.now);
    case 'score':
      return NOBODY;
    case 'event':
    case 'journey':
    case 'message':
    case 'segment':
      return undefined;
  }
}

export const EVERYBODY: Document = {};
export const NOBODY: Document = { $nor: [{}] };

function fieldFilter(field: Field, is: Comparison, { now, zones }: Surroundings): Document {
  switch (field) {
    case 'createdAt':
      return createdFilter(is, now);
    case 'stage':
      return { $or: STAGES.map(([stage, filter]) => (compared(is, [stage], now).in ? filter : NOBODY)) };
    case 'language':
      return languageFilter(is, now);
    case 'timeZone': {
      const keys = [...zones].flatMap(([key, zone]) => (compared(is, [zone], now).in ? [key] : []));
      return compared(is, [], now).in
        ? { $or: [{ zoneKey: { $in: keys } }, { zoneKey: null }] }
        : { zoneKey: { $in: keys } };
    }
    case 'email':
    case 'phone':
    case 'firstName':
    case 'lastName':
    case 'country':
      return attributeFilter(field, is, now);
  }
}

/** Everybody has one; it is a date here and nothing else. */
function createdFilter(is: Comparison, now: Date): Document {
  if (is.operator === 'exists') return EVERYBODY;
  if (!('day' in is) && !('days' in is)) return NOBODY;
  const { from, to } = spanOf(is, now);
  return { createdAt: { ...(from && { $gte: from }), ...(to && { $lt: to }) } };
}

const none = { $in: [0, null] };
const STAGES: readonly (readonly [LifecycleStage, Document])[] = [
  ['repeat_buyer', { 'orders.count': { $gt: 1 } }],
  ['first_time_buyer', { 'orders.count': 1 }],
  ['subscriber', { known: true, 'orders.count': none }],
  ['anonymous', { known: { $ne: true }, 'orders.count': none }],
];

function languageFilter(is: Comparison, now: Date): Document {
  const wanted = is.operator === 'anyOf' || is.operator === 'noneOf' ? is.values : 'value' in is ? [is.value] : [];
  const isOne = { language: { $in: wanted.map((value) => isTag(String(value))) } };
  if (is.operator === 'equals' || is.operator === 'anyOf') return isOne;
  if (is.operator === 'notEquals' || is.operator === 'noneOf') return { $nor: [isOne] };
  return attributeFilter('language', is, now);
}

function tagFilter(operator: 'anyOf' | 'allOf' | 'noneOf', tags: readonly string[]): Document {
  if (operator === 'allOf') return { tags: { $all: [...tags] } };
  return { tags: operator === 'anyOf' ? { $in: tags } : { $nin: tags } };
}

/** As `consentToEmail` of the engine: what was agreed to for another address is no consent. */
function consentFilter(channel: string, states: readonly string[]): Document {
  const path = `consents.${channel}.marketing`;
  const state = `${path}.state`;
  const said = { [state]: { $in: [...states, ...(states.includes('never') ? [null] : [])] } };
  if (channel !== 'email') return said;
  const address = `${path}.address`;
  const another = {
    [state]: 'subscribed',
    [address]: { $exists: true },
    $expr: { $ne: [`$${address}`, '$email'] },
  };
  const [never, subscribed] = [states.includes('never'), states.includes('subscribed')];
  if (never === subscribed) return said;
  return never ? { $or: [said, another] } : { $and: [said, { $nor: [another] }] };
}

function figuresFilter(condition: OrdersCondition, now: Date): Document {
  switch (condition.measure) {
    case 'count':
      return amountFilter('orders.count', condition.operator, condition.value);
    case 'first':
      return momentFilter('orders.first.at', condition.is, now);
    case 'last':
      return momentFilter('orders.lastAt', condition.is, now);
    case 'spend': {
      const { amount, currency } = condition.value;
      const filter = amountFilter(`orders.spend.${currency}`, condition.operator, amount);
      const ofCurrency = { $and: [{ 'orders.base': currency }, filter] };
      return '$or' in filter ? { $or: [ofCurrency, { 'orders.base': { $ne: currency } }] } : ofCurrency;
    }
    case 'average': {
      const { amount, currency } = condition.value;
      const each = { $divide: [{ $ifNull: [`$orders.spend.${currency}`, 0] }, '$orders.valued'] };
      const rounded = { $floor: { $add: [each, 0.5] } };
      return {
        'orders.base': currency,
        'orders.valued': { $gt: 0 },
        $expr: {
          $cond: [{ $gt: ['$orders.valued', 0] }, amountExpression(rounded, condition.operator, amount), false],
        },
      };
    }
  }
}
