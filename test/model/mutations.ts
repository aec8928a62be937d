import type { Configuration } from './configuration';
import type { Mutation } from './rules';

/** A rule broken on purpose, in a configuration as small as shows it. */
export interface Mutant {
  readonly mutation: Mutation;
  readonly configuration: Configuration;
  /** The invariant that breaks. `tidiness`: none; another rule of the protocol covers it. */
  readonly noticedBy: number | 'tidiness';
}

const of = (mutation: Mutation, noticedBy: Mutant['noticedBy'], configuration: Configuration): Mutant => ({
  mutation,
  noticedBy,
  configuration,
});

const LINE = { journey: 'line' } as const;
const SHORT = { journey: 'short' } as const;
const LISTEN = { journey: 'listen', dispatchers: 0, handlers: 1 } as const;
const ENTRY = { journey: 'short', entry: true, handlers: 1 } as const;
const STILL = { ...ENTRY, journey: 'still' } as const;
const BOUGHT = { journey: 'bought', handlers: 1 } as const;
const CONDITION = { journey: 'listen', dispatchers: 0, lookers: 1, condition: true, attributes: 1 } as const;
const TWO = { ...SHORT, dispatchers: 2 } as const;

export const MUTANTS: readonly Mutant[] = [
  // Wake-up
  of('commit before rows', 5, { ...LINE, crash: 1 }),
  of('commit without seq', 1, { ...LINE, workers: 2, firstRead: true }),
  of('commit without token', 8, { journey: 'spend', workers: 2, stall: 1, attributes: 1, points: 2 }),
  of('claim keeps a stale read', 8, {
    journey: 'spend',
    workers: 2,
    stall: 2,
    attributes: 1,
    points: 2,
    firstRead: true,
  }),
  // A pause moves `seq`, so a claim of what was read before it matches nothing, with the queue in its filter or without.
  of('claim ignores parking', 'tidiness', { ...SHORT, workers: 2, firstRead: true, person: ['pause'] }),
  of('rows keyed by visit, replaced', 2, { ...LINE, workers: 2, stall: 1, attributes: 1 }),
  of('rows keyed by visit, first kept', 2, { ...LINE, crash: 1, attributes: 1 }),
  of('a loser voids its rows', 5, { ...SHORT, lost: 1 }),
  of('sweep applies what is not committed', 3, { ...LINE, crash: 1 }),
  of('external step called without its mark', 2, { journey: 'called', crash: 1, person: ['skip'] }),
  of('external step marked without the fence', 2, { journey: 'called', workers: 2, stall: 1, person: ['skip'] }),
  of('external step run again under the mark of before', 4, {
    ...{ journey: 'called', runsAgain: true, handlers: 1, events: ['exits'], crash: 1 },
  }),
  of('external step that runs again becomes a dead letter', 5, { journey: 'called', runsAgain: true, crash: 1 }),
  of('no overlay', 11, LINE),
  of('earlier commit not applied first', 11, { journey: 'sets', crash: 1 }),
  of('profile change without its fence', 2, { journey: 'sets', workers: 2, stall: 2 }),
  // Send
  of('checked before marked', 4, { ...SHORT, handlers: 1, events: ['exits'] }),
  of('not checked at all', 4, { ...SHORT, handlers: 1, events: ['exits'] }),
  of('no hand-over mark', 4, { ...TWO, stall: 1 }),
  of('handed over although the mark did not match', 4, { ...TWO, stall: 1 }),
  of('handed over without the token', 4, { ...TWO, stall: 1 }),
  of('handed over without an answer', 4, { ...TWO, stall: 1, lost: 1 }),
  of('taken over without looking at the mark', 4, { ...TWO, stall: 1 }),
  // Of two that take over, each under its own token, only the last can put the row back, and neither has handed anything over.
  of('taken over from whoever has it', 'tidiness', { ...TWO, stall: 2, crash: 1 }),
  of('every abandoned row is unknown', 2, { ...TWO, crash: 1 }),
  of('an unknown is sent again', 4, { ...TWO, stall: 1 }),
  of('resent without saying so', 2, { ...TWO, crash: 1, provider: 'resends' }),
  of('not owed any more, whatever was told', 2, { ...TWO, crash: 1, stall: 1 }),
  of('no owed mark', 5, { ...SHORT, crash: 1 }),
  // Exit, families
  of('exit keeps seq and lease', 1, { ...SHORT, handlers: 1, events: ['exits'] }),
  of('exit without cascade', 10, { journey: 'twigs', person: ['remove'], crash: 1 }),
  // A send that became pending in between is not wanted: its dispatcher reads the enrolment behind its mark and voids it.
  of('exit voids before it marks', 'tidiness', {
    ...SHORT,
    workers: 2,
    handlers: 1,
    events: ['exits'],
    crash: 1,
    stall: 1,
  }),
  of('family before root', 10, { journey: 'fork', handlers: 1, events: ['exits'] }),
  // Goals that go on
  of('goal: follow-up before the end', 14, { ...BOUGHT, handlers: 2, events: ['exits', 'reaches'] }),
  of('goal: follow-up behind the mark', 14, { ...BOUGHT, events: ['reaches'], crash: 1 }),
  of('goal: follow-up of whatever one wanted', 14, { ...BOUGHT, handlers: 2, events: ['reaches', 'exits'] }),
  of('goal: follow-up not looked at', 4, { ...BOUGHT, handlers: 2, events: ['reaches', 'exits'] }),
  of('goal: counts behind a goal', 14, { ...BOUGHT, events: ['reaches', 'reaches'] }),
  of('goal: follow-up is inside', 9, { ...BOUGHT, entry: true, events: ['enters', 'reaches', 'enters'] }),
  of('goal: follow-up is a twin', 14, {
    ...{ ...BOUGHT, entry: true, events: ['enters', 'reaches', 'enters'], person: ['merge'] },
  }),
  of('goal: a removal inserts nothing', 14, { ...BOUGHT, events: ['reaches'], person: ['remove'] }),
  of('goal: a removal leaves what goes on', 14, { ...BOUGHT, events: ['reaches'], person: ['remove'] }),
  of('child: root read before the insert', 10, { journey: 'fork', handlers: 1, events: ['exits'] }),
  of('child: due under a parked root', 1, { journey: 'twigs', person: ['pause'] }),
  of('child: root not read again', 5, { journey: 'twigs', person: ['pause'] }),
  of('child: let go by a root read before', 1, { journey: 'twigs', stall: 1, person: ['pause'] }),
  of('family asked before the end is committed', 5, { journey: 'twigs', workers: 2 }),
  of('no sweep of ended families', 5, { journey: 'twigs', crash: 1 }),
  // Holds
  of('settled before the look-up', 6, { ...LISTEN, events: ['heard'] }),
  of('rests only when unsettled', 5, { ...LISTEN, events: ['restarts'], unloadable: 1, person: ['retry'] }),
  of('no look-up when the timer fires', 6, { ...LISTEN, events: ['heard'] }),
  of('no exit look-up', 6, { ...LISTEN, events: ['heardAndExits'] }),
  of('no look-up at entry', 4, { ...ENTRY, handlers: 2, events: ['enters', 'exits'] }),
  of('step entered at the claim', 6, { journey: 'opened', handlers: 1, events: ['heard', 'restarts'] }),
  of('the event that ended a hold counts again', 6, { journey: 'echo', handlers: 1, events: ['heard'] }),
  // An event that ended the hold before is remembered by itself (`heard`); `since` forward keeps only histories in order.
  of('since goes back with the clock', 'tidiness', {
    ...{ journey: 'twice', handlers: 1, events: ['heard', 'heard'], stepsBack: 1, unseen: 1 },
  }),
  of('only the event that ended the last hold is remembered', 6, {
    ...{ ...LISTEN, journey: 'thrice', events: ['heard', 'heard'], ties: 1 },
  }),
  of('an event is forgotten without a mark', 6, {
    ...{ ...LISTEN, journey: 'four', events: ['heard', 'heard', 'heard'], sinceEntry: true },
  }),
  of('events are forgotten by a time-out', 6, {
    ...{ ...LISTEN, journey: 'thrice', events: ['heard', 'restarts'], sinceEntry: true },
  }),
  of('search does not compare times', 6, { journey: 'opened', handlers: 1, events: ['heard'] }),
  of('settled without comparing the deadline', 6, { ...LISTEN, events: ['heard', 'restarts'] }),
  of('restart without comparing restarts', 6, { ...LISTEN, handlers: 2, events: ['restarts', 'restarts'] }),
  of('exits by the person only from the start', 4, { ...ENTRY, events: ['enters', 'exits'], unseen: 1 }),
  of('first hold without tolerance', 6, { ...LISTEN, entry: true, events: ['enters', 'heard'], unseen: 1 }),
  of('every hold with tolerance', 6, { journey: 'twice', handlers: 1, events: ['heard'] }),
  of('event handled when taken', 4, { ...SHORT, handlers: 1, events: ['exits'], crash: 1 }),
  // Conditions
  of('condition: looked before marked', 13, CONDITION),
  of('condition: mark taken away before the look', 13, { ...CONDITION, crash: 1 }),
  of('condition: change unmarked whichever it was', 13, { ...CONDITION, lookers: 2, attributes: 3 }),
  of('condition: watch unmarked whosever it is', 13, { ...CONDITION, journey: 'echo', lookers: 2, attributes: 3 }),
  // Points
  of('reservation keyed by attempt', 8, { journey: 'spend', crash: 1, points: 1 }),
  of('reservation without order', 8, { journey: 'spend', workers: 2, stall: 1, attributes: 1, points: 2 }),
  of('reservation forgotten once spent', 8, { journey: 'spend', workers: 2, stall: 1, points: 2, late: 1 }),
  of('released while a successor may come', 8, {
    journey: 'spend',
    workers: 2,
    crash: 1,
    stall: 1,
    attributes: 1,
    points: 2,
  }),
  of('released without compare-and-set', 8, { journey: 'spend', workers: 2, crash: 1, points: 2, person: ['pause'] }),
  // Enter, merge
  of('entry without compare-and-set', 9, { ...ENTRY, handlers: 2, events: ['enters', 'enters'] }),
  of('entry forgets the trigger', 9, { ...ENTRY, handlers: 2, events: ['enters', 'enters'], crash: 1, stall: 1 }),
  of('entry released by the one who leaves', 9, { ...ENTRY, events: ['enters', 'enters'], crash: 1 }),
  of('entry done before the insert', 9, { ...ENTRY, events: ['enters'], crash: 1 }),
  of('an entry left taken is one', 9, {
    ...STILL,
    handlers: 2,
    events: ['enters', 'exits', 'enters'],
    crash: 1,
    stall: 1,
  }),
  of('twins not looked for after the insert', 9, {
    ...STILL,
    handlers: 2,
    events: ['enters', 'enters'],
    person: ['merge'],
  }),
  of('twins not looked for after the merge', 9, { ...STILL, events: ['enters', 'enters'], person: ['merge'] }),
  of('twins chosen by who looks', 9, { ...STILL, handlers: 2, events: ['enters', 'enters'], person: ['merge'] }),
  of('stand: not looked at', 1, { ...ENTRY, events: ['enters'], person: ['pause'] }),
  of('stand: parked by who has read it', 5, { ...ENTRY, events: ['enters'], person: ['pause'] }),
  // Versions that do not load
  of('version not loadable: event handled', 4, { ...SHORT, handlers: 1, events: ['exits'], unloadable: 1 }),
  of('version not loadable: may enter later anyway', 9, {
    ...ENTRY,
    events: ['enters', 'enters'],
    unloadable: 1,
    liveLoads: true,
  }),
  of('version not loadable: the hold is dropped', 7, { ...SHORT, unloadable: 1 }),
  // People, counts
  of('move voids rows, keeps the hold', 5, { ...LINE, person: ['move'] }),
  of('move keeps seq and lease', 1, { ...LINE, person: ['move'] }),
  of('pause keeps seq and lease', 1, { ...SHORT, person: ['pause'] }),
  of('counts by increment', 12, { ...SHORT, crash: 1, rollUp: true }),
];
