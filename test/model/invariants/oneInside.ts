import type { State } from '../state';
import type { Invariant } from './invariant';

/**
 * 9. One active enrolment per entry (of a person, whatever ids it had: once the merge is seen), one per trigger, none refused
 * while nobody is inside; the person stays inside once.
 */
export const oneInside: Invariant = {
  number: 9,
  always: (context, state) => {
    const { configuration } = context;
    if (!configuration.entry) return undefined;
    // What goes on behind a goal has not entered.
    const own = state.enrolments.filter(({ exists, follows }) => exists && follows === 0);
    if (own.some(({ trigger }, index) => own.some((other, place) => place > index && other.trigger === trigger)))
      return 'one event enrolled twice';
    const active = own.filter((one) => one.active).length;
    if (active > 1 && !(configuration.person?.includes('merge') && !mergeIsSeen(state)))
      return 'two are inside under one entry';
    return own.length > 0 && own.every(({ endedBy }) => endedBy === 'merged') ? 'both twins were ended' : undefined;
  },
  atRest: ({ configuration }, { events, enrolments }) => {
    const lost = events.some(
      ({ status, turnedAway }, event) =>
        configuration.entry &&
        configuration.events![event] === 'enters' &&
        status === 'handled' &&
        !turnedAway &&
        !enrolments.some(({ exists, trigger, follows }) => exists && follows === 0 && trigger === event + 1),
    );
    return lost ? 'an event that nobody refused let nobody in' : undefined;
  },
  atEntered: (_context, { events }, event) =>
    events[event]!.refused && events[event]!.status === 'waiting'
      ? 'let in by an event that had waited, and was refused before'
      : undefined,
  atRefusedEntry: (_context, { entries, enrolments, events, handlers }) => {
    // About to be inserted: by a handler that is there, or by one that takes its event again.
    const taken = entries.some(
      ({ enrolment, trigger }) =>
        enrolment > 0 &&
        !enrolments[enrolment - 1]!.exists &&
        (events[trigger - 1]!.status !== 'handled' ||
          handlers.some((one) => one.at !== 'idle' && one.event === trigger - 1)),
    );
    if (taken || enrolments.some(({ exists, active, follows }) => exists && active && follows === 0)) return undefined;
    return 'refused although nobody is inside';
  },
};

/** The job has looked, every event is handled, and nobody is about to end a twin. */
function mergeIsSeen({ world, events, dispatchers, handlers }: State): boolean {
  if (!world.announced) return false;
  if (events.some(({ status }) => status === 'new' || status === 'stamped' || status === 'waiting')) return false;
  return handlers.every(({ at }) => at === 'idle') && dispatchers.every(({ root, by }) => root === 0 && by === 'none');
}
