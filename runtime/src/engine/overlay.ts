import type { ProfileChanges } from './effect';
import type { ProfileView } from './profile';

/** Two changes of one profile as one: what comes later wins. */
export function foldChanges(earlier: ProfileChanges | undefined, later: ProfileChanges): ProfileChanges {
  if (!earlier) return later;
  const attributes = { ...earlier.attributes, ...later.attributes };
  const addTags = both(without(earlier.addTags, later.removeTags), later.addTags);
  const removeTags = both(without(earlier.removeTags, later.addTags), later.removeTags);
  return {
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(addTags.length > 0 && { addTags }),
    ...(removeTags.length > 0 && { removeTags }),
  };
}

/** A profile as it will be when the changes are applied: what later steps of the same wake-up see. */
export function overlay(profile: ProfileView, changes: ProfileChanges | undefined): ProfileView {
  if (!changes) return profile;
  const attributes = Object.entries({ ...profile.attributes, ...changes.attributes }).filter(
    ([, value]) => value !== null,
  );
  return {
    ...profile,
    attributes: Object.fromEntries(attributes),
    tags: both(without(profile.tags, changes.removeTags), changes.addTags),
  };
}

type Tags = readonly string[] | undefined;

function both(a: Tags, b: Tags): readonly string[] {
  return [...new Set([...(a ?? []), ...(b ?? [])])];
}

function without(tags: Tags, gone: Tags): Tags {
  return tags?.filter((tag) => !gone?.includes(tag));
}
