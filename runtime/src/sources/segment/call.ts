import { createHash } from 'node:crypto';

import type { EventOrigin } from '../../engine/event';
import type { NormalisedEvent } from '../../events/service';
import { PerennialError } from '../../platform/errors/error';
import { identifier, NO_TRAITS, normalisedZone, type Identifier } from '../../profiles/service';
import type { SourceTrust } from '../model';
import { commerceIds, commerceProperties, type CommerceIds } from './commerce';
import { orderStatementOf } from './order-statement';
import { occurredAt } from './time';
import { asObject, traitsOf } from './traits';

const CALLS = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const;
export type CallType = (typeof CALLS)[number];

/** The calls by their last path segment; browsers shorten them to a letter. `undefined`: a batch, whose items say it. */
export const CALL_PATHS: ReadonlyMap<string, CallType | undefined> = new Map<string, CallType | undefined>([
  ...CALLS.flatMap((call) => [[call, call] as const, [call.slice(0, 1), call] as const]),
  ['batch', undefined],
  ['b', undefined],
]);

/** Names of events that are no `track` call. */
const NAMES: Readonly<Record<Exclude<CallType, 'track'>, string>> = {
  identify: 'Identified',
  page: 'Page Viewed',
  screen: 'Screen Viewed',
  group: 'Grouped',
  alias: 'Aliased',
};

const MAX_CALL_BYTES = 32_768;
const MAX_DEPTH = 40;
const MAX_NAME = 200;

export interface CallContext {
  readonly trust: SourceTrust;
  readonly now: Date;
  /** Of the request, for calls that carry none themselves. */
  readonly sentAt: unknown;
}

type Given = Readonly<Record<string, unknown>>;

/**
 * One call of the Segment HTTP API as an event. `type` is the path it came on; in a batch the item says it. Throws
 * invalid_input or too_large for a call that cannot be one; the rest of its batch is not touched by that.
 */
export function callEvent(item: unknown, type: CallType | undefined, context: CallContext): NormalisedEvent {
  const call = sizedObject(item);
  const kind = type ?? callType(call['type']);
  const said = asObject(call['context']);
  const name = kind === 'track' ? eventName(call['event']) : NAMES[kind];
  const properties = kind === 'track' ? commerceProperties(name, propertiesOf(call)) : ownProperties(kind, call);
  const keys = kind === 'track' ? commerceIds(asObject(call['properties'])) : {};
  const identifiers = identifiersOf(kind, call, { trusted: context.trust === 'server', keys });
  if (identifiers.length === 0)
    throw new PerennialError('invalid_input', 'Send userId or anonymousId (a text of at most 254 characters).');
  const { at, notes } = occurredAt(
    {
      timestamp: call['timestamp'],
      originalTimestamp: call['originalTimestamp'],
      sentAt: call['sentAt'] ?? context.sentAt,
    },
    context.now,
  );
  const messageId = messageIdOf(kind, call);
  // Whoever reads a page's write key could have bought anything.
  const believed = kind === 'track' && context.trust !== 'browser';
  return {
    messageId,
    type: kind,
    name,
    keys: Object.entries<string>({ ...keys }).map(([key, value]) => `${key}:${value}`),
    identifiers,
    traits: kind === 'identify' ? traitsOf(asObject(call['traits']), said) : NO_TRAITS,
    consents: [],
    properties,
    occurredAt: at,
    origin: originOf(said, context.trust),
    notes,
    ...zoneOf(kind, said),
    ...joinsOf(kind, call, context.trust),
    ...(believed && { order: orderStatementOf({ name, properties, orderId: keys.order, at, messageId }) }),
  };
}

function sizedObject(item: unknown): Given {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw new PerennialError(
      'invalid_input',
      `A call is a JSON object, not ${Array.isArray(item) ? 'a list' : typeof item}.`,
    );
  refuseDeep(item);
  const bytes = Buffer.byteLength(JSON.stringify(item));
  if (bytes > MAX_CALL_BYTES)
    throw new PerennialError(
      'too_large',
      `A call may take ${String(MAX_CALL_BYTES)} bytes, this one takes ${String(bytes)}.`,
    );
  return item as Given;
}

/** Before anything recursive looks at it. */
function refuseDeep(item: object): void {
  let level: object[] = [item];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH)
      throw new PerennialError('invalid_input', `A call may be nested ${String(MAX_DEPTH)} levels deep.`);
    level = level.flatMap((each) =>
      Object.values(each).filter((value): value is object => typeof value === 'object' && value !== null),
    );
  }
}

function callType(value: unknown): CallType {
  const type = CALLS.find((each) => each === value);
  if (type) return type;
  const shown = typeof value === 'string' ? `"${value.slice(0, 40)}"` : typeof value;
  throw new PerennialError('invalid_input', `type: one of ${CALLS.join(', ')} is needed, not ${shown}.`);
}

function eventName(value: unknown): string {
  const name = typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
  if (name !== '' && name.length <= MAX_NAME) return name;
  throw new PerennialError('invalid_input', `event: a name of 1 to ${String(MAX_NAME)} characters is needed.`);
}

function propertiesOf(call: Given): Given {
  const { properties } = call;
  if (properties === undefined || properties === null) return {};
  if (typeof properties === 'object' && !Array.isArray(properties)) return properties as Given;
  throw new PerennialError('invalid_input', 'properties: an object is needed.');
}

/** What the calls beside `track` carry that is worth keeping with the event. */
function ownProperties(kind: Exclude<CallType, 'track'>, call: Given): Given {
  switch (kind) {
    case 'identify':
      return { traits: asObject(call['traits']) };
    case 'group':
      return { groupId: call['groupId'], traits: asObject(call['traits']) };
    case 'alias':
      return { previousId: call['previousId'] };
    case 'page':
    case 'screen':
      return { ...propertiesOf(call), ...(typeof call['name'] === 'string' ? { name: call['name'] } : {}) };
  }
}

function identifiersOf(
  kind: CallType,
  call: Given,
  { trusted, keys }: { readonly trusted: boolean; readonly keys: CommerceIds },
): readonly Identifier[] {
  const traits = {
    ...asObject(asObject(call['context'])['traits']),
    ...(kind === 'identify' ? asObject(call['traits']) : {}),
  };
  const country = traits['countryCode'] ?? traits['country'] ?? asObject(traits['address'])['country'];
  return [
    identifier('external', call['userId']),
    identifier('email', traits['email']),
    identifier('phone', traits['phone'], typeof country === 'string' && country.length === 2 ? country : undefined),
    identifier('anonymous', call['anonymousId']),
    identifier('anonymous', kind === 'alias' ? call['previousId'] : undefined),
    // Whoever knows a token could join a stranger to it: only believed from a server.
    trusted ? identifier('checkout', keys.checkout) : undefined,
    trusted ? identifier('cart', keys.cart) : undefined,
  ].flatMap((each) => each ?? []);
}

/** Every call of a page says by which clock its device lives; an identify says it with its traits. */
function zoneOf(kind: CallType, context: Given): Pick<NormalisedEvent, 'zone'> {
  const zone = kind === 'identify' ? undefined : normalisedZone(context['timezone']);
  return zone === undefined ? {} : { zone };
}

/** A server that names the earlier id of a user says that the two are one, also when both were known. */
function joinsOf(kind: CallType, call: Given, trust: SourceTrust): Pick<NormalisedEvent, 'joins'> {
  const earlier = kind === 'alias' && trust === 'server' ? identifier('external', call['previousId']) : undefined;
  return earlier ? { joins: { by: 'alias', also: [earlier] } } : {};
}

/** The client's id, else one that a repeat of the same content gives again (the time of sending changes and is left out). */
function messageIdOf(kind: CallType, call: Given): string {
  const given = call['messageId'];
  if (typeof given === 'string' && given !== '' && given.length <= 300) return given;
  const content = { ...call, sentAt: undefined, writeKey: undefined };
  return createHash('sha256')
    .update(JSON.stringify([kind, content]))
    .digest('hex');
}

/** History may say so itself (`context.perennial.origin: "backfill"`); an import source is nothing else. */
function originOf(context: Given, trust: SourceTrust): EventOrigin {
  const said = asObject(context['perennial'])['origin'];
  if (trust === 'import') return said === 'recompute' ? said : 'backfill';
  return said === 'backfill' || said === 'recompute' ? said : 'live';
}
