import type { Document } from 'mongodb';

import { pipelineOf, type Field, type ProfileChange, type Stamped } from '../change';
import { RESTRICTIVENESS } from '../consent';
import { attributeValue, type AttributeValue } from '../fields';
import type { ProfileDocument } from '../model';
import { RETEST } from '../watch';

export const FIELDS: readonly Field[] = [
  ...(['email', 'phone', 'firstName', 'lastName', 'language', 'country', 'timeZone'] as const),
];

/** What a merged profile held, as a change of the one it merged into: later values win, the stricter consent, the higher `applied`. */
export function carryPipeline(merged: ProfileDocument): Document[] {
  const set: Document = {
    createdAt: { $min: ['$createdAt', merged.createdAt] },
    ...united('apart', merged.apart ?? []),
    ...united('joined', [merged._id, ...(merged.joined ?? [])]),
  };
  for (const [enrolmentId, seq] of Object.entries(merged.applied))
    set[`applied.${enrolmentId}`] = { $max: [`$applied.${enrolmentId}`, seq] };
  for (const [channel, { marketing }] of Object.entries(merged.consents)) {
    const path = `$consents.${channel}.marketing`;
    const stricter = { $gt: [RESTRICTIVENESS[marketing.state], rankExpression(`${path}.state`)] };
    set[`consents.${channel}.marketing`] = { $cond: [stricter, { $literal: marketing }, path] };
  }
  // Who waited for the one now waits for both, and this was a change.
  if (merged.watched !== undefined) set['watched'] = { $literal: merged.watched };
  const changed = merged.watched === undefined ? [] : [{ $set: { retest: RETEST } }];
  return [...pipelineOf({ ...asChange(merged), voice: merged._id }), { $set: set }, ...changed];
}

const united = (field: string, ids: readonly string[]): Document =>
  ids.length === 0 ? {} : { [field]: { $setUnion: [{ $ifNull: [`$${field}`, []] }, { $literal: ids }] } };

function rankExpression(path: string): Document {
  const branches = Object.entries(RESTRICTIVENESS).map(([state, rank]) => ({
    case: { $eq: [path, state] },
    then: rank,
  }));
  return { $switch: { branches, default: -1 } };
}

/** All that a profile holds, with its stamps. */
export function asChange(merged: ProfileDocument): ProfileChange {
  const fields: Partial<Record<Field, Stamped<string>>> = {};
  for (const field of FIELDS) {
    const [value, at] = [merged[field], merged.stamps[field]];
    if (value !== undefined && at) fields[field] = { value, at };
  }
  const attributes: Record<string, Stamped<AttributeValue>> = {};
  for (const [name, held] of Object.entries(merged.attributes)) {
    const [value, at] = [attributeValue(held), merged.attributeStamps[name]];
    if (value !== undefined && at) attributes[name] = { value, at };
  }
  return { fields, attributes, slots: merged.slots, consents: [], addTags: merged.tags };
}
