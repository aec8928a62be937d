import type { components } from '../../api/schema';
import type { Translate } from '../../i18n/translate';
import { eventName } from '../../words/eventName';

export type Explanation = components['schemas']['EnrolmentExplanation'];
type Cause = components['schemas']['WayCause'];
type Awaited = Explanation['endsOnEvents'][number];

export interface Teller {
  readonly t: Translate;
  /** A moment in the viewer's words. */
  readonly moment: (at: string) => string;
  /** "A, B and C". */
  readonly list: (items: readonly string[]) => string;
}

export interface Told {
  /** Why it is here. */
  readonly here: string;
  /** What comes next; a sentence for each way. */
  readonly next: readonly string[];
  /** What ends it early; absent when nothing does. */
  readonly ends?: string;
}

/** Why somebody stands where they stand, and what comes next, in the viewer's language. */
export function tell(explanation: Explanation, teller: Teller): Told {
  const { next, endsOnEvents } = explanation;
  const ends = endsOnEvents.length > 0 && endsWords(endsOnEvents, teller);
  return {
    here: hereWords(explanation, teller),
    next: next.map((way) => wayWords(way, teller)),
    ...(ends && { ends }),
  };
}

function hereWords({ state, step, until, restartsOn, next }: Explanation, teller: Teller): string {
  const { t, moment, list } = teller;
  const where = { step: step.name };
  const time = until === undefined ? '' : moment(until);
  switch (state) {
    case 'waiting': {
      const waits = until === undefined ? t('customers:here.waits') : waitsWords(next.length > 1);
      if (restartsOn.length === 0) return waits;
      return `${waits} ${t('customers:here.restarts', { events: list(restartsOn.map((name) => eventName(t, name))) })}`;
    }
    case 'queued':
      return until === undefined ? t('customers:here.queued') : t('customers:here.queuedUntil', { time });
    case 'sending':
      return t('customers:here.sending');
    case 'retrying':
      return until === undefined
        ? t('customers:here.retries', where)
        : t('customers:here.retriesAt', { ...where, time });
    case 'forked':
      return t('customers:here.forked');
    case 'parked':
      return t('customers:here.parked');
    case 'dead':
      return t('customers:here.dead', where);
    case 'ended':
      return t('customers:here.ended');
    default:
      return t('customers:here.due');
  }

  function waitsWords(mayEndBefore: boolean): string {
    return mayEndBefore ? t('customers:here.waitsAtMost', { time }) : t('customers:here.waitsUntil', { time });
  }
}

function wayWords({ cause, leadsTo }: Explanation['next'][number], teller: Teller): string {
  const { t, list } = teller;
  const when = whenWords(cause, teller);
  if (leadsTo.length === 0) return t('customers:next.ends', { when });
  return t('customers:next.goesOn', { when, steps: list(leadsTo.map((name) => t('customers:next.step', { name }))) });
}

function whenWords(cause: Cause, { t }: Teller): string {
  switch (cause.kind) {
    case 'then':
      return t('customers:when.then');
    case 'ran':
      return t('customers:when.ran');
    case 'sent':
      return t('customers:when.sent');
    case 'timeUp':
      return t('customers:when.timeUp');
    case 'condition':
      return t('customers:when.condition');
    case 'date':
      return t('customers:when.date');
    case 'noDate':
      return t('customers:when.noDate');
    case 'over':
      return t('customers:when.over');
    case 'late':
      return t('customers:when.late');
    case 'came':
      return t('customers:when.came', { event: eventName(t, cause.event) });
    case 'outcome':
      return t('customers:when.outcome');
    case 'event':
      return t('customers:when.event', { event: awaitedWords(cause, t) });
  }
}

/** "Order Completed (same checkout)"; the same words for each, once. */
function endsWords(events: readonly Awaited[], { t, list }: Teller): string {
  return t('customers:endsOn', { events: list([...new Set(events.map((event) => awaitedWords(event, t)))]) });
}

function awaitedWords({ event, by, keyKind, filtered }: Awaited, t: Translate): string {
  const name = eventName(t, event);
  const whose = by === 'entryKey' ? t('customers:sameKey', { event: name, key: keyName(keyKind, t) }) : name;
  return filtered ? t('customers:filtered', { event: whose }) : whose;
}

function keyName(kind: string | undefined, t: Translate): string {
  switch (kind ?? '') {
    case 'checkout':
      return t('customers:key.checkout');
    case 'cart':
      return t('customers:key.cart');
    case 'order':
      return t('customers:key.order');
    default:
      return kind ?? t('customers:key.other');
  }
}
