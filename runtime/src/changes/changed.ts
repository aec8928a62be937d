/**
 * What has changed of people, as far as it matters to whoever tests them again: `event:<name>`, `field:<name>`,
 * `attribute:<name>`, `tags`, `orders`, `consents`, `messages`, `journey:<id>`, `segment:<id>`; or whatever there is, where nobody
 * says which.
 */
export type Changed = 'everything' | readonly string[];

/** Both together. */
export function bothChanged(a: Changed, b: Changed): Changed {
  return a === 'everything' || b === 'everything' ? 'everything' : [...new Set([...a, ...b])];
}

const EVENT = 'event:';

export const eventsChanged = (names: Iterable<string>): readonly string[] =>
  [...new Set(names)].map((name) => EVENT + name);

/** Names of events that came; undefined where nobody says which. */
export function eventsAmong(changed: Changed): readonly string[] | undefined {
  if (changed === 'everything') return undefined;
  return changed.filter((each) => each.startsWith(EVENT)).map((each) => each.slice(EVENT.length));
}
