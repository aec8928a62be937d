import { assign } from '../layout';
import type { Context } from '../context';
import type { Entry } from '../records/event';
import type { Handler } from '../records/process';
import type { State } from '../state';
import { endTwin } from './event';
import { isReadable } from './reading';

/** Enter. Which enrolment a trigger makes, and under which entry, follows from the trigger: its n-th makes the n-th. */
export function entries(context: Context): void {
  for (const [index, { at, event }] of context.now.handlers.entries()) {
    const step = (label: string, change: (next: State, own: Handler) => void): void => {
      context.step(
        () => `a handler ${label} (event ${String(event)})`,
        (next) => {
          change(next, next.handlers[index]!);
        },
      );
    };
    const left = at === 'readEntry' ? leftTaken(context, context.now, index) : undefined;
    // Who takes an entry goes on to insert at once; after a minute nobody will, and it is closed.
    if (left)
      context.overdue(
        context.now.handlers.some((one) => one.at !== 'idle' && one.event === left.trigger - 1),
        () => `a handler closes the entry left taken by event ${String(left.trigger - 1)} (event ${String(event)})`,
        (next) => {
          close(next, left);
        },
      );
    else if (at === 'readEntry')
      step('reads the entry and its enrolment', (next, own) => {
        readEntry(context, next, own);
      });
    if (at === 'takeEntry')
      step('takes the entry', (next, own) => {
        takeEntry(context, next, own);
      });
    if (at === 'insert')
      step('inserts the enrolment', (next, own) => {
        insert(context, next, own);
      });
    if (at === 'lookForTwins')
      step('reads anew who is the same, and who of them is inside', (next, own) => {
        own.sawMerge = next.world.merged;
        endTwin(context, next, own);
      });
  }
}

const ordinalOf = ({ configuration }: Context, event: number): number =>
  configuration.events!.slice(0, event).filter((kind) => kind === 'enters').length;

const entryOf = (context: Context, event: number): number =>
  context.configuration.person?.includes('merge') ? ordinalOf(context, event) : 0;

/** 1 and 2: there already; taken by this trigger; overtaken by an exit; somebody is inside, under any id of the person. */
function readEntry(context: Context, next: State, own: Handler): void {
  const { wrong } = context;
  const entry = next.entries[entryOf(context, own.event)]!;
  const mine = own.event + 1;
  const known = next.enrolments.some(({ exists, trigger }) => exists && trigger === mine);
  own.at = 'done';
  if (known && !wrong['entry forgets the trigger']) return;
  const inside = next.enrolments[entry.enrolment - 1];
  const ended = inside !== undefined && inside.exists && !inside.active;
  if (entry.trigger === mine && !(wrong['entry forgets the trigger'] && ended)) {
    own.enrolment = entry.enrolment - 1;
    own.at = 'insert';
    return;
  }
  if (isOvertaken(context, next, own.event)) {
    next.events[own.event]!.turnedAway = true;
    return;
  }
  const asked = own.sawMerge ? next.entries : [entry];
  const follows = wrong['goal: follow-up is inside'] && next.enrolments.some((one) => one.active && one.follows > 0);
  if (follows || asked.some((one) => isInside(context, next, one))) {
    context.judges.atRefusedEntry(next);
    own.refused = true;
    next.events[own.event]!.turnedAway = true;
    return;
  }
  own.seen = entry.enrolment;
  own.at = 'takeEntry';
}

/**
 * An entry that is taken, with no enrolment behind it: somebody is about to insert it, or was. Not asked by whose trigger has
 * taken the entry, is in already, or is overtaken.
 */
function leftTaken(context: Context, state: State, index: number): Entry | undefined {
  if (context.wrong['an entry left taken is one']) return undefined;
  const { event, sawMerge } = state.handlers[index]!;
  const own = state.entries[entryOf(context, event)]!;
  const mine = event + 1;
  if (own.trigger === mine || state.enrolments.some(({ exists, trigger }) => exists && trigger === mine))
    return undefined;
  if (isOvertaken(context, state, event)) return undefined;
  const asked = sawMerge ? state.entries : [own];
  return asked.find(({ enrolment }) => enrolment > 0 && !state.enrolments[enrolment - 1]!.exists);
}

/** Under the id that its trigger would insert, ended before it began: whoever comes late with it finds it there. */
function close(next: State, { enrolment, trigger }: Entry): void {
  const closed = next.enrolments[enrolment - 1]!;
  assign(closed, { exists: true, active: false, root: enrolment - 1, version: 1, trigger, endedBy: 'itself' });
}

function isInside({ wrong }: Context, next: State, entry: Entry): boolean {
  if (entry.enrolment === 0) return false;
  if (wrong['entry released by the one who leaves']) return !entry.released;
  const { exists, active } = next.enrolments[entry.enrolment - 1]!;
  return !exists || active;
}

/** An exit that happened after the trigger is there already. */
function isOvertaken(context: Context, next: State, trigger: number): boolean {
  const kinds = context.configuration.events!;
  return kinds.some(
    (kind, event) => event > trigger && (kind === 'exits' || kind === 'heardAndExits') && isReadable(next, event),
  );
}

/** 3: `{_id, enrolmentId: as read}`; who lost begins again. */
function takeEntry(context: Context, next: State, own: Handler): void {
  const { wrong } = context;
  const entry = next.entries[entryOf(context, own.event)]!;
  if (entry.enrolment !== own.seen && !wrong['entry without compare-and-set']) {
    own.at = 'readEntry';
    return;
  }
  own.enrolment = wrong['entry forgets the trigger'] ? entry.count : ordinalOf(context, own.event);
  if (own.enrolment >= context.journey.entering)
    throw new RangeError('The configuration has no room for another enrolment');
  entry.enrolment = own.enrolment + 1;
  entry.trigger = own.event + 1;
  entry.count += 1;
  entry.released = false;
  own.at = 'insert';
  if (wrong['entry done before the insert']) next.events[own.event]!.status = 'handled';
}

/** 4: a duplicate is fine. */
function insert(context: Context, next: State, own: Handler): void {
  const enrolment = next.enrolments[own.enrolment]!;
  own.at = 'done';
  if (enrolment.exists) return;
  const { at } = next.events[own.event]!;
  context.judges.atEntered(next, own.event);
  assign(enrolment, { exists: true, active: true, root: own.enrolment, version: 1, due: 'now' });
  assign(enrolment, { since: at, startedAt: at, trigger: own.event + 1, hold: 'entry', settled: true });
  const { wrong, configuration } = context;
  if (configuration.person?.includes('merge') && !wrong['twins not looked for after the insert'])
    own.at = 'lookForTwins';
}
