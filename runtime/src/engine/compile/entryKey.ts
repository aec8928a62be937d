import type { JourneyEntry } from '../version';
import { isKeyKind, KEY_KINDS, keysOfShopEvent, nearestKind } from './carried';
import { quoted, type Parameters } from './parameters';

type Keyed = Pick<JourneyEntry, 'events' | 'keyKind' | 'keyAliases'>;

/**
 * An entry key that no event can carry lets nobody in, and an alias nobody carries ends no visit: neither fails where it can
 * be seen. Shops carry what is known; whoever sends events to the tracking API gives them the ids they like.
 */
export function checkEntryKeys(parameters: Parameters, { events, keyKind, keyAliases }: Keyed): void {
  if (keyKind === undefined) return;
  if (isKeyKind(keyKind)) checkShops(parameters, events, keyKind);
  else parameters.error('entry_key_not_carried', 'entryKey', said(nobody(keyKind), carried(events), meant(keyKind)));
  for (const alias of keyAliases) {
    if (!isKeyKind(alias))
      parameters.error('key_alias_not_carried', 'keyAliases', said(nobody(alias), carried(events), meant(alias)));
    else if (events.length > 0 && events.every((name) => keysOfShopEvent(name)?.includes(alias) === false))
      parameters.warning(
        'key_alias_not_carried',
        'keyAliases',
        `the alias ${quoted(alias)} is carried by none of its events when they come from a shop. ${carried(events)}`,
      );
  }
}

function checkShops(parameters: Parameters, events: readonly string[], kind: string): void {
  const without = events.filter((name) => keysOfShopEvent(name)?.includes(kind as never) === false);
  if (without.length === 0) return;
  const names = without.map(quoted).join(', ');
  parameters.warning(
    'entry_key_not_carried',
    'entryKey',
    `${names} ${without.length === 1 ? 'carries' : 'carry'} no ${quoted(kind)} when they come from a shop, and let nobody in then. ${carried(without)}`,
  );
}

const said = (...sentences: readonly string[]): string => sentences.filter((each) => each !== '').join(' ');

const nobody = (kind: string): string => `no event carries a key of the kind ${quoted(kind)}, so it matches nothing.`;

function carried(events: readonly string[]): string {
  return events
    .map((name) => {
      const kinds = keysOfShopEvent(name) ?? KEY_KINDS;
      return `${quoted(name)} carries ${kinds.length === 0 ? 'none' : kinds.join(', ')}.`;
    })
    .slice(0, 10)
    .join(' ');
}

function meant(kind: string): string {
  const nearest = nearestKind(kind);
  return nearest === undefined ? 'Choose one of these, or none.' : `Did you mean "${nearest}"?`;
}
