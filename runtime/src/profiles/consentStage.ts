import type { Document } from 'mongodb';

import { consentOf, statementKey, type Channel, type ConsentStatement } from './consent';
import type { ConsentRefusal } from './consentRule';

/** Where the present address of a channel stands; push and the like have none. */
const ADDRESSES: Partial<Record<Channel, string>> = { email: '$email', sms: '$phone', whatsapp: '$phone' };
/** Not more than this is kept of what is not in the history yet; nobody says as much in a second. */
const MOST_OPEN = 100;

/**
 * `refusalOf` (`consentRule.ts`) as a stage of an update: what replaces the consent, and with it, in the same write, what was
 * said, for the history: whatever changed something, and what would have and was refused.
 */
export function consentStages(said: ConsentStatement): Document[] {
  const path = `$consents.${said.channel}.marketing`;
  const present = ADDRESSES[said.channel];
  const consent = consentOf(said);
  const taken = { $mergeObjects: [{ ...(present !== undefined && { address: present }) }, { $literal: consent }] };
  return [
    { $set: { refused: refusal(said, path, present) } },
    { $set: { statements: noted(said, path, present) } },
    { $set: { [`consents.${said.channel}.marketing`]: { $cond: [{ $eq: ['$refused', null] }, taken, path] } } },
    { $unset: 'refused' },
  ];
}

const isMissing = (path: string): Document => ({ $eq: [{ $type: path }, 'missing'] });

/** Why nothing changes, or null. */
function refusal(said: ConsentStatement, path: string, present: string | undefined): Document {
  const held = `${path}.state`;
  const branches: { case: Document | boolean; then: ConsentRefusal | null }[] = [
    { case: isMissing(path), then: null },
    { case: said.state === 'never', then: 'says_nothing' },
    { case: { $and: [said.state === 'unsubscribed', outlasts(said, path)] }, then: 'older' },
    { case: said.state === 'unsubscribed', then: null },
    { case: { $and: [{ $eq: [held, 'unsubscribed'] }, !said.explicit] }, then: 'stays_unsubscribed' },
    {
      case: { $and: [{ $eq: [held, 'pending'] }, said.state === 'subscribed', !said.explicit] },
      then: 'unconfirmed',
    },
    { case: { $not: [isLater(said, path)] }, then: 'older' },
    {
      case: { $and: [{ $eq: [held, 'subscribed'] }, said.state === 'pending', heldFor(said, path, present)] },
      then: 'subscribed_already',
    },
    { case: { $not: [concernsPresent(said, path, present)] }, then: 'other_address' },
  ];
  return { $switch: { branches, default: null } };
}

function outlasts(said: ConsentStatement, path: string): Document {
  const stands = { $or: [{ $eq: [`${path}.state`, 'unsubscribed'] }, { $eq: [`${path}.explicit`, true] }] };
  return { $and: [stands, { $lt: [said.at, `${path}.at`] }] };
}

function isLater(said: ConsentStatement, path: string): Document {
  const same = { $and: [{ $eq: [said.at, `${path}.at`] }, { $eq: [said.state, `${path}.state`] }] };
  return { $or: [{ $gt: [said.at, `${path}.at`] }, same] };
}

function heldFor({ address }: ConsentStatement, path: string, present: string | undefined): Document {
  const about = address === undefined ? (present ?? null) : { $literal: address };
  const held = { $ifNull: [`${path}.address`, null] };
  const asked = { $ifNull: [about, null] };
  return { $or: [{ $eq: [held, null] }, { $eq: [asked, null] }, { $eq: [held, asked] }] };
}

function concernsPresent({ address }: ConsentStatement, path: string, present: string | undefined): Document | boolean {
  if (address === undefined || present === undefined) return true;
  const another = { $ne: [{ $ifNull: [present, { $literal: address }] }, { $literal: address }] };
  const heldForPresent = { $eq: [{ $ifNull: [`${path}.address`, present] }, present] };
  return { $not: [{ $and: [another, heldForPresent] }] };
}

/** What goes into the history: changes of state or address, what the person said themself, and refusals of another state. */
function noted(said: ConsentStatement, path: string, present: string | undefined): Document {
  const held = `${path}.state`;
  const entry = {
    $mergeObjects: [
      { ...(present !== undefined && { address: present }) },
      { $literal: entryOf(said) },
      { $cond: [isMissing(path), {}, { from: held }] },
      { $cond: [{ $eq: ['$refused', null] }, {}, { refused: '$refused' }] },
    ],
  };
  const another = { $ne: [held, { $literal: said.state }] };
  const elsewhere = { $not: [heldFor(said, path, present)] };
  const repeated = { $and: [{ $eq: [held, { $literal: said.state }] }, { $eq: [`${path}.at`, said.at] }] };
  const counts = {
    $or: [
      isMissing(path),
      { $and: [{ $eq: ['$refused', null] }, { $or: [another, elsewhere, said.explicit] }, { $not: [repeated] }] },
      { $and: [{ $ne: ['$refused', null] }, { $ne: ['$refused', 'says_nothing'] }, another] },
      { $and: [repeated, elsewhere] },
    ],
  };
  const open = { $ifNull: ['$statements', []] };
  const more = { $slice: [{ $concatArrays: [open, [entry]] }, -MOST_OPEN] };
  return { $cond: [counts, more, { $ifNull: ['$statements', '$$REMOVE'] }] };
}

function entryOf(said: ConsentStatement): Document {
  return {
    ...consentOf(said),
    key: statementKey(said),
    channel: said.channel,
    trust: said.trust ?? 'server',
    ...(said.past && { past: true }),
  };
}
