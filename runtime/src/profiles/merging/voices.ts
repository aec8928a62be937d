import type { Document } from 'mongodb';

import type { ProfileChange } from '../change';

/**
 * Notes in whose name values were taken. Only those of merged profiles are noted; when the profile itself says something later, the
 * value's stamp is another than the note's, and so the note holds no more.
 */
export function voiceStages({ voice, fields, attributes, fills }: ProfileChange): Document[] {
  if (voice === undefined) return [];
  const set: Document = {};
  const note = (
    group: 'fields' | 'attributes',
    stamps: string,
    names: Readonly<Record<string, { readonly at: Date }>>,
  ) => {
    for (const [name, { at }] of Object.entries(names)) {
      const path = `voices.${group}.${name}`;
      set[path] = { $cond: [{ $eq: [`$${stamps}.${name}`, at] }, { by: { $literal: voice }, at }, `$${path}`] };
    }
  };
  note('fields', 'stamps', { ...fills?.fields, ...fields });
  note('attributes', 'attributeStamps', { ...fills?.attributes, ...attributes });
  return Object.keys(set).length === 0 ? [] : [{ $set: set }];
}

/** Before the tags themselves are added: only those that were not there. */
export function voicedTagStages({ voice, addTags = [] }: Pick<ProfileChange, 'voice' | 'addTags'>): Document[] {
  if (voice === undefined || addTags.length === 0) return [];
  const fresh = { $setDifference: [{ $literal: addTags }, { $ifNull: ['$tags', []] }] };
  const noted = { $map: { input: fresh, in: { tag: '$$this', by: { $literal: voice } } } };
  return [{ $set: { 'voices.tags': { $concatArrays: [{ $ifNull: ['$voices.tags', []] }, noted] } } }];
}
