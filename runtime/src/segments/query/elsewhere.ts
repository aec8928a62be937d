import type { Document } from 'mongodb';

import { derivedId } from '../../platform/ids';
import { ofProfiles } from '../../platform/placed';
import { FINISHED, OUTCOMES, type Collections } from '../collections';
import type { Moment } from '../definition/comparisons';
import type {
  EventCondition,
  JourneyCondition,
  Leaf,
  MessageCondition,
  OrdersCondition,
} from '../definition/conditions';
import { isAmount } from '../matching/amounts';
import { inMillionths, needsStored } from '../matching/events';
import { dayOf } from '../matching/times';
import { eventSpan, exactSpan, momentMet, type Span } from '../matching/windows';
import { asNumber, meets, valuesOf } from './expressions';
import { isText } from './folded';

/** What a collection says of one person under one of their ids. */
export interface Row {
  readonly _id: string;
  readonly many: number;
  readonly amount: number;
  readonly first: Date | null;
  readonly last: Date | null;
}

/** A condition on something other than the profile: what to read for it, and what it says of what was read. */
export interface Elsewhere {
  readonly collection: Exclude<keyof Collections, 'profiles' | 'aliases'>;
  readonly match: Document;
  /** After the match: one row for each profile id. */
  readonly stages: readonly Document[];
  /** Indexes: when few people are asked, and when everybody is. */
  readonly ofPeople: string;
  readonly ofAll: string;
  /** Said by their ids alone, where documents are named after their people. */
  readonly idsOf?: (profileIds: readonly string[]) => readonly string[];
  /** Of all rows of a person together; without any it is asked of nothing. */
  readonly test: (row: Omit<Row, '_id'>) => boolean;
}

type Of<K extends Leaf['kind']> = Extract<Leaf, { readonly kind: K }>;
export type ElsewhereLeaf = Of<'event' | 'orders' | 'journey' | 'message' | 'segment'>;

export function elsewhere(leaf: ElsewhereLeaf, workspaceId: string, now: Date): Elsewhere {
  switch (leaf.kind) {
    case 'event':
      return needsStored(leaf) ? storedEvents(leaf, workspaceId, now) : countedEvents(leaf, workspaceId, now);
    case 'orders':
      return orders(leaf, workspaceId, now);
    case 'journey':
      return visits(leaf, workspaceId, now);
    case 'message':
      return messages(leaf, workspaceId, now);
    case 'segment':
      return members(leaf, workspaceId);
  }
}

/** Which documents of a person to read: these of them alone. */
export function matchOf({ collection, match, idsOf }: Elsewhere, profileIds: readonly string[] | undefined): Document {
  if (!profileIds) return match;
  const of = collection === 'orders' ? { profileId: { $in: profileIds } } : ofProfiles(profileIds);
  return { ...match, ...of, ...(idsOf && { _id: { $in: idsOf(profileIds) } }) };
}

const MANY = { $sum: 1 };
const grouped = (at: string, sums: Document = {}): Document => ({
  $group: { _id: '$profileId', many: MANY, amount: { $sum: 0 }, first: { $min: at }, last: { $max: at }, ...sums },
});

const within = ({ from, to }: Span): Document => ({
  ...(Number.isFinite(from) && { $gte: new Date(from) }),
  ...(Number.isFinite(to) && { $lt: new Date(to) }),
});

const inSpan = (field: string, span: Span): Document => {
  const bounds = within(span);
  return Object.keys(bounds).length === 0 ? {} : { [field]: bounds };
};

const isMoment = (is: Moment, at: Date | null, now: Date, exact: boolean): boolean =>
  momentMet(is, at ?? undefined, { now, exact }).in;

function eventTest(leaf: EventCondition, now: Date): Elsewhere['test'] {
  switch (leaf.measure) {
    case 'count':
      return ({ many }) => isAmount(leaf.operator, many, leaf.value);
    case 'sum':
      return ({ amount }) => isAmount(leaf.operator, amount, inMillionths(leaf.value));
    case 'first':
    case 'last':
      return (row) => isMoment(leaf.is, row[leaf.measure], now, false);
  }
}

const windowOf = (leaf: EventCondition) => ('window' in leaf ? leaf.window : undefined);

function countedEvents(leaf: EventCondition, workspaceId: string, now: Date): Elsewhere {
  const span = eventSpan(windowOf(leaf), now);
  const [from, to] = [span.from, span.to - 1].map((at) => (Number.isFinite(at) ? dayOf(new Date(at)) : undefined));
  const counts = {
    $and: [
      ...(from === undefined ? [] : [{ $gte: ['$$this.d', from] }]),
      ...(to === undefined ? [] : [{ $lte: ['$$this.d', to] }]),
    ],
  };
  const many = windowOf(leaf)
    ? { $reduce: { input: '$days', initialValue: 0, in: { $add: ['$$value', { $cond: [counts, '$$this.n', 0] }] } } }
    : '$total';
  return {
    collection: 'counters',
    match: { workspaceId, name: leaf.event, ...(from !== undefined && { lastAt: { $gte: new Date(span.from) } }) },
    stages: [{ $project: { _id: '$profileId', many, amount: { $literal: 0 }, first: '$firstAt', last: '$lastAt' } }],
    ...{ ofPeople: '_id_', ofAll: 'byName' },
    idsOf: (ids) => ids.map((id) => `${id}:${derivedId(leaf.event)}`),
    test: eventTest(leaf, now),
  };
}

function storedEvents(leaf: EventCondition, workspaceId: string, now: Date): Elsewhere {
  const filter = leaf.where?.conditions.map(({ path, is }) => meets(is, valuesOf(path, '$properties'), now));
  const wanted = filter && { $expr: { [leaf.where?.match === 'any' ? '$or' : '$and']: filter } };
  const sum = leaf.measure === 'sum' ? { amount: { $sum: sumOf(leaf.property) } } : {};
  return {
    collection: 'events',
    match: { workspaceId, name: leaf.event, ...inSpan('occurredAt', eventSpan(windowOf(leaf), now)) },
    stages: [...(wanted ? [{ $match: wanted }] : []), grouped('$occurredAt', sum)],
    ...{ ofPeople: 'byProfile', ofAll: 'byOccurrence' },
    test: eventTest(leaf, now),
  };
}

/** In whole millionths, as `matching/events.ts`. */
function sumOf(path: string): Document {
  const millionths = { $floor: { $add: [{ $multiply: [{ $ifNull: [asNumber('$$this'), 0] }, 1_000_000] }, 0.5] } };
  return { $reduce: { input: valuesOf(path, '$properties'), initialValue: 0, in: { $add: ['$$value', millionths] } } };
}

function orders(leaf: OrdersCondition, workspaceId: string, now: Date): Elsewhere {
  const { bought } = leaf;
  const field = bought && { category: 'category', product: 'productId', sku: 'sku' }[bought.by];
  const span = exactSpan('window' in leaf ? leaf.window : undefined, now);
  return {
    collection: 'orders',
    match: {
      ...{ workspaceId, 'counted.counts': true, ...inSpan('placedAt', span) },
      ...(bought && { [`fields.lines.${String(field)}`]: { $in: bought.values.map(isText) } }),
    },
    stages: [
      grouped('$placedAt', 'value' in leaf && typeof leaf.value === 'object' ? moneyOf(leaf.value.currency) : {}),
    ],
    ...{ ofPeople: 'byProfile', ofAll: 'list' },
    test: ordersTest(leaf, now),
  };
}

/** Of the orders that have an amount in this currency: how many, and how much. */
function moneyOf(currency: string): Document {
  const has = {
    $and: [
      { $eq: ['$counted.currency', currency] },
      { $ne: ['$counted.aside', true] },
      { $isNumber: '$counted.amount' },
    ],
  };
  return { many: { $sum: { $cond: [has, 1, 0] } }, amount: { $sum: { $cond: [has, '$counted.amount', 0] } } };
}

function ordersTest(leaf: OrdersCondition, now: Date): Elsewhere['test'] {
  switch (leaf.measure) {
    case 'count':
      return ({ many }) => isAmount(leaf.operator, many, leaf.value);
    case 'spend':
      return ({ amount }) => isAmount(leaf.operator, amount, leaf.value.amount);
    case 'average':
      return ({ many, amount }) => many > 0 && isAmount(leaf.operator, Math.round(amount / many), leaf.value.amount);
    case 'first':
    case 'last':
      return (row) => isMoment(leaf.is, row[leaf.measure], now, true);
  }
}

function visits({ journeyId, state, window }: JourneyCondition, workspaceId: string, now: Date): Elsewhere {
  return {
    collection: 'enrolments',
    match: {
      ...{ workspaceId, journeyId, ...inSpan('startedAt', exactSpan(window, now)) },
      ...(state === 'inside' && { active: true }),
      ...(state === 'finished' && { 'ended.reason': { $in: FINISHED } }),
    },
    stages: [grouped('$startedAt')],
    ...{ ofPeople: 'ofProfile', ofAll: 'ofJourney' },
    test: ({ many }) => (state === 'never' ? many === 0 : many > 0),
  };
}

function messages(leaf: MessageCondition, workspaceId: string, now: Date): Elsewhere {
  const { what, message, operator, value, window } = leaf;
  const status = what === 'sent' ? OUTCOMES.sent : what === 'notSent' ? OUTCOMES.notSent : [];
  return {
    collection: 'sends',
    match: {
      ...{ workspaceId, kind: 'send', status: { $in: status }, ...inSpan('at', exactSpan(window, now)) },
      ...(message !== undefined && { 'body.messageKey': message }),
    },
    stages: [grouped('$at')],
    ...{ ofPeople: 'sendsOfProfile', ofAll: 'sends' },
    test: ({ many }) => isAmount(operator, many, value),
  };
}

function members({ segmentId, is }: Of<'segment'>, workspaceId: string): Elsewhere {
  return {
    collection: 'members',
    match: { workspaceId, segmentId, in: true },
    stages: [
      { $project: { _id: '$profileId', many: { $literal: 1 }, amount: { $literal: 0 }, first: null, last: null } },
    ],
    ...{ ofPeople: '_id_', ofAll: 'members' },
    idsOf: (ids) => ids.map((id) => `${segmentId}:${id}`),
    test: ({ many }) => many > 0 === (is === 'in'),
  };
}
