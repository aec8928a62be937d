import type { Document } from 'mongodb';

import type { ConsentStatement } from './consent';
import { consentStages } from './consentStage';
import { findableStage } from './days';
import { MAX_ATTRIBUTES, type AttributeValue } from './fields';
import { countryOfPhone, slotNamesPerson } from './identifier';
import { voicedTagStages, voiceStages } from './merging/voices';
import { RETEST } from './watch';

/** A value and when it was true. */
export interface Stamped<T> {
  readonly value: T;
  readonly at: Date;
}

export type Field = 'email' | 'phone' | 'firstName' | 'lastName' | 'language' | 'country' | 'timeZone';
export const SEARCHED: ReadonlySet<string> = new Set<Field>(['email', 'phone', 'firstName', 'lastName']);

/** What is to be changed in one profile; `null` removes. */
export interface ProfileChange {
  readonly fields: Partial<Record<Field, Stamped<string | null>>>;
  readonly attributes: Record<string, Stamped<AttributeValue>>;
  /** Added to what is held then; what is no number counts as 0. Not repeatable: only behind a fence. */
  readonly increments?: Readonly<Record<string, Stamped<number>>>;
  /** What is only taken where nothing is held. */
  readonly fills?: Pick<ProfileChange, 'fields' | 'attributes'>;
  readonly slots: readonly string[];
  readonly consents: readonly ConsentStatement[];
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  /** A merged profile in whose name this is said; absent: the profile's own (merging/voices.ts). */
  readonly voice?: string;
}

const MAX_TAGS = 200;
const EPOCH = new Date(0);

/**
 * The change as an update pipeline: whatever order changes arrive in, the value with the latest stamp stays. Makes the
 * profile when it is new (the filter gives `_id` and `workspaceId`). Values of users stand under `$literal`.
 */
export function pipelineOf(change: ProfileChange): Document[] {
  return [
    { $set: basics(change) },
    ...fieldStages(change),
    ...attributeStages(change),
    ...fillStages(change),
    ...change.consents.flatMap(consentStages),
    ...voicedTagStages(change),
    ...tagStages(change),
    ...voiceStages(change),
    findableStage({ attributes: touchesAttributes(change) }),
  ];
}

const touchesAttributes = ({ attributes, increments = {}, fills }: ProfileChange): boolean =>
  Object.keys({ ...attributes, ...increments, ...fills?.attributes }).length > 0;

const orElse = (path: string, value: unknown) => ({ $ifNull: [path, { $literal: value }] });

function basics({ slots }: ProfileChange): Document {
  return {
    createdAt: { $ifNull: ['$createdAt', '$$NOW'] },
    updatedAt: '$$NOW',
    known: { $or: [orElse('$known', false), slots.some(slotNamesPerson)] },
    slots: { $setUnion: [orElse('$slots', []), { $literal: slots }] },
    attributes: orElse('$attributes', {}),
    stamps: orElse('$stamps', {}),
    attributeStamps: orElse('$attributeStamps', {}),
    lower: orElse('$lower', {}),
    terms: orElse('$terms', []),
    tags: orElse('$tags', []),
    consents: orElse('$consents', {}),
    applied: orElse('$applied', {}),
    retest: RETEST,
  };
}

/** The new value when its stamp is not older than what is held. Equal stamps: the later to come, so repeats change nothing. */
function newer(stampPath: string, { at, value }: Stamped<unknown>, path: string): Document {
  return {
    $cond: [{ $gte: [at, { $ifNull: [stampPath, EPOCH] }] }, value === null ? '$$REMOVE' : { $literal: value }, path],
  };
}

function fieldStages({ fields }: ProfileChange): Document[] {
  const set: Document = {};
  for (const [field, stamped] of Object.entries(fields)) {
    const stampPath = `$stamps.${field}`;
    set[field] = newer(stampPath, stamped, `$${field}`);
    set[`stamps.${field}`] = { $max: [stampPath, stamped.at] };
    if (SEARCHED.has(field)) set[`lower.${field}`] = newer(stampPath, lowered(stamped), `$lower.${field}`);
    if (field === 'phone')
      set['phoneCountry'] = newer(stampPath, { value: countryOfPhone(stamped.value), at: stamped.at }, '$phoneCountry');
  }
  return Object.keys(set).length === 0 ? [] : [{ $set: set }, termsStage];
}

/** How people are searched: compatibility forms folded, lower case. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const lowered = ({ value, at }: Stamped<string | null>) => ({ value: value === null ? null : folded(value), at });

const TERMS = {
  $filter: {
    input: [
      '$lower.email',
      '$lower.phone',
      '$lower.firstName',
      '$lower.lastName',
      { $concat: ['$lower.firstName', ' ', '$lower.lastName'] },
    ],
    cond: { $gt: ['$$this', ''] },
  },
};

/** After `lower` has changed. */
export const termsStage: Document = { $set: { terms: TERMS } };

/** Where nothing is held, nor was removed since. What is filled in is stamped, so that a later word of somebody believed replaces it. */
function fillStages({ fills }: ProfileChange): Document[] {
  if (!fills) return [];
  const set: Document = {};
  const fill = (path: string, stamp: string, { value, at }: Stamped<unknown>): Document => {
    const open = {
      $and: [{ $eq: [{ $type: `$${path}` }, 'missing'] }, { $gte: [at, { $ifNull: [`$${stamp}`, EPOCH] }] }],
    };
    set[path] = { $cond: [open, { $literal: value }, `$${path}`] };
    set[stamp] = { $cond: [open, at, `$${stamp}`] };
    return open;
  };
  for (const [field, given] of Object.entries(fills.fields)) {
    const open = fill(field, `stamps.${field}`, given);
    if (SEARCHED.has(field))
      set[`lower.${field}`] = { $cond: [open, { $literal: lowered(given).value }, `$lower.${field}`] };
  }
  for (const [name, given] of Object.entries(fills.attributes))
    if (given.value !== null) fill(`attributes.${name}`, `attributeStamps.${name}`, given);
  return Object.keys(set).length === 0 ? [] : [{ $set: set }, { $set: { terms: TERMS, ...TRIMMED } }];
}

function attributeStages({ attributes, increments = {} }: ProfileChange): Document[] {
  const set: Document = {};
  for (const [name, { value, at }] of Object.entries(increments)) {
    const held = { $cond: [{ $isNumber: `$attributes.${name}` }, `$attributes.${name}`, 0] };
    set[`attributes.${name}`] = { $add: [held, value] };
    set[`attributeStamps.${name}`] = { $max: [`$attributeStamps.${name}`, at] };
  }
  for (const [name, stamped] of Object.entries(attributes)) {
    const stampPath = `$attributeStamps.${name}`;
    set[`attributes.${name}`] = newer(stampPath, stamped, `$attributes.${name}`);
    set[`attributeStamps.${name}`] = { $max: [stampPath, stamped.at] };
  }
  return Object.keys(set).length === 0 ? [] : [{ $set: set }, { $set: TRIMMED }];
}

const firstOnes = (path: string, limit: number) => ({
  $arrayToObject: { $slice: [{ $objectToArray: path }, limit] },
});

const TRIMMED = {
  attributes: firstOnes('$attributes', MAX_ATTRIBUTES),
  // Also of removed ones, so that an older value does not bring them back; hence the larger limit.
  attributeStamps: firstOnes('$attributeStamps', 2 * MAX_ATTRIBUTES),
};

function tagStages({ addTags = [], removeTags = [] }: ProfileChange): Document[] {
  if (addTags.length + removeTags.length === 0) return [];
  const all = { $setDifference: [{ $setUnion: ['$tags', { $literal: addTags }] }, { $literal: removeTags }] };
  return [{ $set: { tags: { $slice: [all, MAX_TAGS] } } }];
}
