import type { Db } from '../../platform/database';
import { bucketOf } from '../../platform/ids';
import type { Field, ProfileChange, Stamped } from '../change';
import { consentOf, RESTRICTIVENESS, statementKey, type ConsentStatement } from '../consent';
import { consentsOf, type ConsentEntry } from '../consentHistory';
import { refusalOf } from '../consentRule';
import { attributeValue, type AttributeValue } from '../fields';
import { identifiersOf, profilesOf, type Consent, type ProfileDocument } from '../model';
import { aliasSets } from '../survivor';
import { asChange, FIELDS } from './carry';
import type { MergeDocument } from './model';

/** What the two of an undone merge have each. */
export interface Parting {
  readonly from: string;
  readonly home: ProfileDocument;
  readonly entry: MergeDocument;
  readonly below: ReadonlySet<string>;
  /** Others that have merged into the home since, and still are. */
  readonly later: readonly ProfileDocument[];
  /** For the one that goes: what was said in its name since. */
  readonly given: ProfileChange;
  readonly applied: Readonly<Record<string, number>>;
  /** Entries of the consents' history that go with it. */
  readonly moved: readonly string[];
  /** Slots that only its identifiers have. */
  readonly slots: readonly string[];
  readonly consents: ProfileDocument['consents'];
}

const ADDRESSES: Readonly<Record<string, 'email' | 'phone'>> = { email: 'email', sms: 'phone', whatsapp: 'phone' };

/** Undefined: the home has been relieved of it already. */
export async function readParts(
  db: Db,
  {
    entry,
    home: homeId,
    below,
  }: { readonly entry: MergeDocument; readonly home: string; readonly below: readonly string[] },
): Promise<Parting | undefined> {
  const from = entry.profileId;
  const home = await profilesOf(db).findOne({ _id: homeId });
  if (home?.joined?.includes(from) !== true) return undefined;
  const names = new Set(below);
  const rest = ((await aliasSets(db, [homeId])).get(homeId) ?? [homeId]).filter((id) => !names.has(id));
  const [own, others] = await Promise.all([identifiersAt(db, below), identifiersAt(db, rest)]);
  const addresses = new Set(own.filter(({ kind }) => kind === 'email' || kind === 'phone').map(({ value }) => value));
  const said = await saidSince(db, rest, { entry, home });
  const theirs = said.filter(({ address, state }) =>
    address === undefined ? state === 'unsubscribed' : addresses.has(address),
  );
  const ours = said.filter(({ address }) => address === undefined || !addresses.has(address));
  const later = await mergedLater(db, { entry, rest });
  const otherSlots = new Set(others.map(({ slot }) => slot));
  const change = saidInTheirName(home, names);
  return {
    ...{ from, home, entry, below: names, later },
    given: { ...change, slots: own.map(({ slot }) => slot), consents: theirs.map((each) => ({ ...each, past: true })) },
    applied: home.applied,
    moved: theirs.flatMap(({ id, address }) => (id === undefined || address === undefined ? [] : [id])),
    slots: own.map(({ slot }) => slot).filter((slot) => !otherSlots.has(slot)),
    consents: replayed(home, { before: entry.before.consents ?? {}, said: ours, later }),
  };
}

const identifiersAt = async (db: Db, profileIds: readonly string[]) =>
  await identifiersOf(db)
    .find({ profileId: { $in: [...profileIds] } }, { projection: { kind: 1, value: 1, slot: 1 } })
    .toArray();

type Said = ConsentStatement & { readonly id?: string };

/** In the order in which it became known; what is not in the history yet comes last. */
async function saidSince(
  db: Db,
  profileIds: readonly string[],
  { entry, home }: { readonly entry: MergeDocument; readonly home: ProfileDocument },
): Promise<readonly Said[]> {
  const kept = await consentsOf(db)
    .find({
      bucket: { $in: [...new Set(profileIds.map(bucketOf))] },
      profileId: { $in: [...profileIds] },
      workspaceId: entry.workspaceId,
      recordedAt: { $gt: entry.at },
      refused: { $exists: false },
    })
    .sort({ recordedAt: 1 })
    .toArray();
  const keys = new Set(kept.map((each) => statementKey(statementOf(each))));
  const open = (home.statements ?? []).filter(({ key, refused }) => !refused && !keys.has(key));
  return [...kept.map((each) => ({ ...statementOf(each), id: each._id })), ...open.map(statementOf)];
}

function statementOf(
  said: Omit<ConsentEntry, '_id' | 'workspaceId' | 'profileId' | 'bucket' | 'category' | 'recordedAt'>,
): ConsentStatement {
  const { channel, state, at, source, address, wording, evidence, explicit = false, trust } = said;
  return {
    ...{ channel: channel as ConsentStatement['channel'], state, at, source, explicit, trust },
    ...(address !== undefined && { address }),
    ...(wording !== undefined && { wording }),
    ...(evidence && { evidence }),
  };
}

async function mergedLater(
  db: Db,
  { entry, rest }: { readonly entry: MergeDocument; readonly rest: readonly string[] },
): Promise<ProfileDocument[]> {
  return await profilesOf(db)
    .find({ _id: { $in: [...rest] }, mergedAt: { $gt: entry.at }, carried: true })
    .toArray();
}

/** Values that were said by one of these ids and by nobody since. */
function saidInTheirName(home: ProfileDocument, names: ReadonlySet<string>): Omit<ProfileChange, 'slots' | 'consents'> {
  const { voices = {}, stamps, attributeStamps } = home;
  const fields: Partial<Record<Field, Stamped<string>>> = {};
  const attributes: Record<string, Stamped<AttributeValue>> = {};
  for (const field of FIELDS) {
    const [voice, at, value] = [voices.fields?.[field], stamps[field], home[field]];
    if (voice && at && value !== undefined && names.has(voice.by) && voice.at.getTime() === at.getTime())
      fields[field] = { value, at };
  }
  for (const [name, voice] of Object.entries(voices.attributes ?? {})) {
    const [at, value] = [attributeStamps[name], attributeValue(home.attributes[name])];
    if (at && value !== undefined && names.has(voice.by) && voice.at.getTime() === at.getTime())
      attributes[name] = { value, at };
  }
  const addTags = (voices.tags ?? []).filter(({ by }) => names.has(by)).map(({ tag }) => tag);
  return { fields, attributes, addTags: addTags.filter((tag) => home.tags.includes(tag)) };
}

interface Replay {
  readonly before: ProfileDocument['consents'];
  readonly said: readonly ConsentStatement[];
  readonly later: readonly ProfileDocument[];
}

/** As of before, with what was said since about the addresses that stay, and what others brought who have merged since. */
function replayed(home: ProfileDocument, { before, said, later }: Replay): ProfileDocument['consents'] {
  const consents = new Map<string, Consent>(
    Object.entries(before).map(([channel, { marketing }]) => [channel, marketing]),
  );
  for (const { channel, ...statement } of said) {
    const kind = ADDRESSES[channel];
    if (refusalOf(consents.get(channel), statement, kind && home[kind]) === undefined) {
      consents.set(channel, consentOf({ channel, ...statement }));
    }
  }
  for (const { consents: brought } of later)
    for (const [channel, { marketing }] of Object.entries(brought)) {
      const held = consents.get(channel);
      if (!held || RESTRICTIVENESS[marketing.state] > RESTRICTIVENESS[held.state]) consents.set(channel, marketing);
    }
  return Object.fromEntries([...consents].map(([channel, marketing]) => [channel, { marketing }]));
}

/** What others who have merged since hold, as changes. */
export const broughtLater = ({ later }: Parting): readonly ProfileChange[] =>
  later.map((each) => ({ ...asChange(each), voice: each._id }));
