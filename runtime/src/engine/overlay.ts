import type { ConsentAsk, ListAsk, ProfileChanges } from './effect';
import type { ProfileView } from './profile';

/** Two changes of one profile as one: what comes later wins. */
export function foldChanges(earlier: ProfileChanges | undefined, later: ProfileChanges): ProfileChanges {
  if (!earlier) return later;
  const { attributes, increments } = foldValues(earlier, later);
  const consents = foldConsents(earlier.consents ?? [], later.consents ?? []);
  const lists = foldLists(earlier.lists ?? [], later.lists ?? []);
  const addTags = both(without(earlier.addTags, later.removeTags), later.addTags);
  const removeTags = both(without(earlier.removeTags, later.addTags), later.removeTags);
  return {
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(Object.keys(increments).length > 0 && { increments }),
    ...(consents.length > 0 && { consents }),
    ...(addTags.length > 0 && { addTags }),
    ...(removeTags.length > 0 && { removeTags }),
    ...(lists.length > 0 && { lists }),
  };
}

/** A profile as it will be when the changes are applied: what later steps of the same wake-up see. */
export function overlay(profile: ProfileView, changes: ProfileChanges | undefined): ProfileView {
  if (!changes) return profile;
  const set = Object.entries(changes.attributes ?? {});
  const fields = set.filter(([name]) => STANDARD.has(name));
  const added = Object.entries(changes.increments ?? {}).map(
    ([name, by]) => [name, numberOf(profile.attributes[name]) + by] as const,
  );
  const attributes = { ...profile.attributes, ...Object.fromEntries(added), ...Object.fromEntries(set.filter(([name]) => !STANDARD.has(name))) }; // prettier-ignore
  return {
    ...present({ ...profile, ...Object.fromEntries(fields) }),
    attributes: present(attributes),
    tags: both(without(profile.tags, changes.removeTags), changes.addTags),
    ...(changes.consents && consentOver(profile, changes.consents)),
  };
}

/** What a value is counted from when a number is added to it. */
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Names among the attributes of a change that are fields of a profile of their own. */
const STANDARD = new Set(['firstName', 'lastName', 'language', 'country', 'timeZone']);

const present = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as T;

/** A value set later replaces what was to be added; what is added later to a value that was set makes one value of both. */
function foldValues(earlier: ProfileChanges, later: ProfileChanges) {
  const attributes = { ...earlier.attributes, ...later.attributes };
  const increments: Record<string, number> = Object.fromEntries(
    Object.entries(earlier.increments ?? {}).filter(([name]) => !Object.hasOwn(later.attributes ?? {}, name)),
  );
  for (const [name, by] of Object.entries(later.increments ?? {}))
    if (Object.hasOwn(attributes, name)) attributes[name] = numberOf(attributes[name]) + by;
    else increments[name] = (increments[name] ?? 0) + by;
  return { attributes, increments };
}

/** What was said last of a channel stands. */
const foldConsents = (earlier: readonly ConsentAsk[], later: readonly ConsentAsk[]): readonly ConsentAsk[] => [
  ...earlier.filter(({ channel }) => !later.some((each) => each.channel === channel)),
  ...later,
];

const foldLists = (earlier: readonly ListAsk[], later: readonly ListAsk[]): readonly ListAsk[] => [
  ...earlier.filter(({ segmentId }) => !later.some((each) => each.segmentId === segmentId)),
  ...later,
];

/** As `consentRule` of the profiles will decide it, for the steps of the same wake-up. */
function consentOver({ consent, consentFor }: ProfileView, asks: readonly ConsentAsk[]) {
  const said = asks.filter(({ channel, state, explicit }) => {
    const held = consent[channel];
    if (state === 'unsubscribed') return true;
    if (!explicit && (held === 'unsubscribed' || (held === 'pending' && state === 'subscribed'))) return false;
    return !(held === 'subscribed' && state === 'pending');
  });
  const channels = new Set<string>(said.map(({ channel }) => channel));
  const about = Object.entries(consentFor ?? {}).filter(([channel]) => !channels.has(channel));
  return {
    consent: { ...consent, ...Object.fromEntries(said.map(({ channel, state }) => [channel, state])) },
    ...(consentFor && { consentFor: Object.fromEntries(about) }),
  };
}

type Tags = readonly string[] | undefined;

function both(a: Tags, b: Tags): readonly string[] {
  return [...new Set([...(a ?? []), ...(b ?? [])])];
}

function without(tags: Tags, gone: Tags): Tags {
  return tags?.filter((tag) => !gone?.includes(tag));
}
