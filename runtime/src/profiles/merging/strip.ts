import type { Document } from 'mongodb';

import { folded, pipelineOf, SEARCHED, termsStage } from '../change';
import { findableStage } from '../days';
import { countryOfPhone } from '../identifier';
import { RETEST } from '../watch';
import { broughtLater, type Parting } from './parting';

/**
 * Takes out of the profile that stays what the other one brought or was said in its name: where somebody else has said something
 * since, that stays. What it held before comes back, or what others brought who have merged since.
 */
export function stripped(parting: Parting): Document[] {
  const { given, slots, consents, below, entry } = parting;
  const { before } = entry;
  const gone = { $literal: [...below] };
  const set: Document = {
    ...restored('', 'stamps', { names: given.fields, values: before.fields ?? {}, stamps: before.stamps ?? {} }),
    ...restored('attributes.', 'attributeStamps', {
      names: given.attributes,
      values: before.attributes ?? {},
      stamps: before.attributeStamps ?? {},
    }),
    tags: { $setDifference: ['$tags', { $literal: given.addTags ?? [] }] },
    slots: { $setDifference: ['$slots', { $literal: slots }] },
    joined: { $setDifference: ['$joined', gone] },
    consents: { $literal: consents },
    ...(before.createdAt && { createdAt: before.createdAt }),
    updatedAt: '$$NOW',
    retest: RETEST,
  };
  return [
    { $set: set },
    { $set: { known: isKnown, 'voices.tags': tagsLeft(gone) } },
    ...broughtLater(parting).flatMap(pipelineOf),
    termsStage,
    findableStage({ attributes: true }),
  ];
}

interface Restoring {
  readonly names: Readonly<Record<string, { readonly at: Date } | undefined>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly stamps: Readonly<Record<string, Date>>;
}

/** Each only while it is still what was read. */
function restored(prefix: string, stampsAt: string, { names, values, stamps }: Restoring): Document {
  const set: Document = {};
  for (const [name, held] of Object.entries(names)) {
    if (!held) continue;
    const same = { $eq: [`$${stampsAt}.${name}`, held.at] };
    const path = `${prefix}${name}`;
    const [value, stamp] = [values[name], stamps[name]];
    set[path] = { $cond: [same, value === undefined ? '$$REMOVE' : { $literal: value }, `$${path}`] };
    if (name === 'phone' && prefix === '')
      set['phoneCountry'] = {
        $cond: [same, countryOfPhone(typeof value === 'string' ? value : null) ?? '$$REMOVE', '$phoneCountry'],
      };
    if (prefix === '' && SEARCHED.has(name))
      set[`lower.${name}`] = {
        $cond: [
          same,
          value === undefined ? '$$REMOVE' : { $literal: folded(typeof value === 'string' ? value : '') },
          `$lower.${name}`,
        ],
      };
    set[`${stampsAt}.${name}`] = { $cond: [same, stamp ?? '$$REMOVE', `$${stampsAt}.${name}`] };
  }
  return set;
}

const NAMING = ['external', 'shopCustomer', 'email', 'phone'];
const KIND = { $arrayElemAt: [{ $split: ['$$this', ':'] }, 0] };
const isKnown: Document = { $gt: [{ $size: { $filter: { input: '$slots', cond: { $in: [KIND, NAMING] } } } }, 0] };

const tagsLeft = (gone: Document): Document => ({
  $filter: { input: { $ifNull: ['$voices.tags', []] }, cond: { $not: [{ $in: ['$$this.by', gone] }] } },
});
