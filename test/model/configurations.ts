import type { Configuration } from './configuration';

/** What is proven together, and in which configurations: small ones for CI, all of them at full size. */
export interface Proof {
  readonly of: string;
  readonly small: readonly Configuration[];
  readonly large: readonly Configuration[];
}

export const PROOFS: readonly Proof[] = [
  {
    of: 'wake-ups commit once, see their own changes, and leave nothing of an attempt that lost',
    small: [
      { journey: 'line', workers: 2, stall: 1, attributes: 1 },
      { journey: 'line', crash: 1, lost: 1 },
      { journey: 'loop', workers: 2, crash: 1, stall: 1 },
      { journey: 'sets', workers: 2, crash: 1, stall: 2, firstRead: true },
    ],
    large: [
      { journey: 'line', workers: 2, crash: 1, stall: 1, attributes: 1 },
      { journey: 'line', workers: 2, crash: 2, stall: 1 },
      { journey: 'loop', workers: 2, crash: 1, stall: 2 },
    ],
  },
  {
    of: 'sends go out once with the committed content, or are unknown, and never after an exit',
    small: [
      { journey: 'short', dispatchers: 2, handlers: 1, events: ['exits'], crash: 1, stall: 1, provider: 'refuses' },
      { journey: 'short', dispatchers: 2, handlers: 1, events: ['exits'], stall: 1, lost: 1 },
      { journey: 'short', dispatchers: 2, crash: 1, stall: 1, lost: 1, provider: 'knowsKeys' },
      { journey: 'short', dispatchers: 2, crash: 1, stall: 1, late: 1 },
      { journey: 'short', handlers: 1, events: ['exits'], crash: 1, lost: 1, provider: 'resends' },
      { journey: 'short', workers: 2, handlers: 1, events: ['exits'], stall: 1, late: 1, firstRead: true },
    ],
    large: [
      {
        journey: 'short',
        dispatchers: 2,
        handlers: 1,
        events: ['exits'],
        crash: 1,
        stall: 1,
        lost: 1,
        provider: 'resends',
      },
      { journey: 'line', workers: 2, stall: 1, lost: 1, handlers: 1, events: ['exits'] },
      { journey: 'line', dispatchers: 2, crash: 1, stall: 1, lost: 1, provider: 'knowsKeys' },
      {
        journey: 'short',
        dispatchers: 2,
        handlers: 1,
        events: ['exits'],
        crash: 1,
        stall: 2,
        lost: 1,
        provider: 'refuses',
      },
      {
        journey: 'short',
        dispatchers: 2,
        handlers: 1,
        events: ['exits'],
        crash: 1,
        stall: 2,
        lost: 1,
        provider: 'knowsKeys',
      },
      { journey: 'short', dispatchers: 2, handlers: 1, events: ['exits'], crash: 1, stall: 1, lost: 1, late: 1 },
      { journey: 'short', dispatchers: 2, crash: 1, stall: 2, lost: 1, late: 1, person: ['pause'] },
    ],
  },
  {
    of: 'families end as a whole: by an exit, by a person, by an Exit step, by their last member, under a pause',
    small: [
      { journey: 'twigs', person: ['remove'], crash: 1 },
      { journey: 'twigs', workers: 2, crash: 1 },
      { journey: 'twigs', person: ['pause'], stall: 1 },
      { journey: 'leaver', crash: 1 },
      { journey: 'fork', handlers: 1, events: ['exits'] },
    ],
    large: [
      { journey: 'fork', workers: 2, handlers: 1, events: ['exits'] },
      { journey: 'fork', handlers: 1, events: ['exits'], crash: 1 },
      { journey: 'fork', dispatchers: 2, person: ['remove'], crash: 1 },
      { journey: 'leaver', workers: 2, crash: 1 },
      { journey: 'twigs', workers: 2, dispatchers: 2, crash: 1, stall: 1 },
      { journey: 'twigs', workers: 2, crash: 1, person: ['pause'] },
      { journey: 'twigs', handlers: 1, events: ['exits'], person: ['pause'] },
    ],
  },
  {
    of: 'a goal that goes on ends its family once and goes on once, whoever dies, and an exit ends what goes on',
    small: [
      { journey: 'bought', handlers: 2, events: ['reaches', 'exits'], crash: 1 },
      { journey: 'bought', handlers: 2, events: ['reaches', 'reaches'] },
      { journey: 'bought', entry: true, handlers: 1, events: ['enters', 'reaches', 'exits'], unseen: 1 },
      { journey: 'bought', entry: true, handlers: 1, events: ['enters', 'reaches', 'enters'] },
      { journey: 'bought', handlers: 1, events: ['reaches'], person: ['remove'], crash: 1 },
    ],
    large: [
      { journey: 'bought', entry: true, handlers: 1, events: ['enters', 'reaches', 'enters'], crash: 1 },
      { journey: 'bought', workers: 2, handlers: 2, events: ['reaches', 'exits'], stall: 1 },
      { journey: 'bought', entry: true, handlers: 1, events: ['enters', 'reaches', 'exits'], unseen: 1, crash: 1 },
      { journey: 'bought', dispatchers: 2, handlers: 1, events: ['reaches'], crash: 2, lost: 1 },
      { journey: 'bought', handlers: 2, events: ['reaches', 'exits'], person: ['remove'], crash: 1, stall: 1 },
    ],
  },
  {
    of: 'listening holds miss nothing that counts and count nothing else, whenever it is seen and however it is stamped',
    small: [
      { journey: 'listen', workers: 2, dispatchers: 0, handlers: 1, events: ['heard', 'restarts'], stall: 1 },
      { journey: 'listen', handlers: 2, events: ['heardAndExits', 'restarts'], crash: 1 },
      { journey: 'listen', dispatchers: 0, handlers: 2, events: ['restarts', 'restarts'], ties: 1, crash: 1 },
      { journey: 'echo', dispatchers: 0, handlers: 2, events: ['heard', 'heard'], ties: 1, unseen: 1 },
      { journey: 'twice', handlers: 1, events: ['heard'], stepsBack: 1 },
      { journey: 'thrice', dispatchers: 0, handlers: 1, events: ['heard', 'heard'], ties: 1, sinceEntry: true },
      { journey: 'opened', workers: 2, handlers: 1, events: ['heard'], stall: 1 },
      { journey: 'listen', entry: true, handlers: 1, events: ['enters', 'heard', 'restarts'], unseen: 1 },
    ],
    large: [
      { journey: 'opened', workers: 2, handlers: 1, events: ['heard'], crash: 1, stall: 1 },
      { journey: 'opened', handlers: 1, events: ['heard', 'restarts'], crash: 1, stepsBack: 1 },
      { journey: 'listen', workers: 2, dispatchers: 0, handlers: 2, events: ['heard', 'restarts'], stall: 1 },
      { journey: 'listen', workers: 2, handlers: 1, events: ['heard', 'exits'], crash: 1, late: 1 },
      { journey: 'listen', dispatchers: 0, handlers: 2, events: ['heard', 'restarts', 'exits'], unseen: 1, ties: 1 },
      { journey: 'twice', workers: 1, handlers: 2, events: ['heard', 'heard'], crash: 1, unseen: 1 },
      { journey: 'listen', entry: true, handlers: 2, events: ['enters', 'heard', 'exits'], crash: 1, unseen: 1 },
      { journey: 'four', dispatchers: 0, handlers: 1, events: ['heard', 'heard', 'heard'], ties: 1, sinceEntry: true },
    ],
  },
  {
    of: 'holds that wait for a condition notice every change of the profile',
    small: [
      { journey: 'listen', dispatchers: 0, lookers: 2, condition: true, attributes: 2, crash: 1 },
      { journey: 'listen', workers: 2, dispatchers: 0, lookers: 1, condition: true, attributes: 1, stall: 1 },
      { journey: 'echo', dispatchers: 0, lookers: 1, condition: true, attributes: 2 },
      {
        journey: 'thrice',
        dispatchers: 0,
        handlers: 1,
        events: ['heard'],
        lookers: 1,
        condition: true,
        attributes: 1,
      },
    ],
    large: [
      { journey: 'listen', workers: 2, dispatchers: 0, lookers: 1, condition: true, attributes: 2, crash: 1, stall: 1 },
      { journey: 'echo', dispatchers: 0, lookers: 2, condition: true, attributes: 2 },
      { journey: 'listen', handlers: 1, events: ['heard', 'exits'], lookers: 1, condition: true, attributes: 1 },
    ],
  },
  {
    of: 'points add up, and no commit spends what it does not hold',
    small: [
      { journey: 'spend', workers: 2, crash: 1, stall: 1, attributes: 1, points: 3, buyer: 1 },
      { journey: 'spend', workers: 2, stall: 1, points: 2, late: 1 },
      { journey: 'spend', crash: 1, stall: 1, points: 2, person: ['pause'] },
    ],
    large: [
      { journey: 'spend', workers: 2, crash: 1, stall: 1, attributes: 2, points: 3, buyer: 1 },
      { journey: 'spend', workers: 2, stall: 1, attributes: 1, points: 2, late: 1, firstRead: true },
      { journey: 'spend', workers: 2, crash: 1, stall: 1, points: 2, person: ['pause'] },
      { journey: 'spend', workers: 2, handlers: 1, events: ['exits'], crash: 1, stall: 1, attributes: 1, points: 2 },
    ],
  },
  {
    of: 'one is inside per entry, whichever ids the person had, and an exit that overtook it ends it',
    small: [
      { journey: 'short', entry: true, handlers: 2, events: ['enters', 'enters'], crash: 1 },
      { journey: 'short', entry: true, handlers: 2, events: ['enters', 'exits'], unseen: 1, crash: 1 },
      { journey: 'still', entry: true, handlers: 2, events: ['enters', 'enters'], person: ['merge'] },
    ],
    large: [
      { journey: 'short', entry: true, handlers: 2, events: ['enters', 'enters'], crash: 1, stall: 1 },
      { journey: 'short', entry: true, handlers: 2, events: ['enters', 'exits'], unseen: 1, crash: 1, stall: 1 },
      { journey: 'short', entry: true, handlers: 2, events: ['enters', 'enters'], person: ['merge'] },
      { journey: 'still', entry: true, handlers: 2, events: ['enters', 'enters'], person: ['merge'], crash: 1 },
      { journey: 'still', entry: true, handlers: 2, events: ['enters', 'enters', 'exits'], person: ['merge'] },
      { journey: 'still', entry: true, handlers: 2, events: ['enters', 'exits', 'enters'], crash: 1, stall: 1 },
    ],
  },
  {
    of: 'nobody goes on in a journey that stands still or that everybody had to leave, whoever stalls or dies at the entry',
    small: [
      { journey: 'short', entry: true, handlers: 1, events: ['enters'], person: ['pause'], crash: 1, stall: 1 },
      { journey: 'short', entry: true, handlers: 1, events: ['enters'], person: ['archive'], crash: 1, stall: 1 },
    ],
    large: [
      {
        journey: 'short',
        entry: true,
        handlers: 2,
        events: ['enters', 'exits'],
        person: ['pause', 'archive'],
        crash: 1,
      },
      { journey: 'bought', entry: true, handlers: 1, events: ['enters', 'reaches'], person: ['pause'], crash: 1 },
    ],
  },
  {
    of: 'external steps, pause, move, dead letters and versions that do not load lose nobody and repeat nothing',
    small: [
      { journey: 'called', workers: 2, crash: 1, stall: 1, lost: 1, person: ['skip'] },
      { journey: 'called', workers: 2, handlers: 1, events: ['exits'], stall: 1, late: 1, person: ['skip'] },
      { journey: 'called', workers: 2, handlers: 1, events: ['exits'], crash: 1, stall: 1, runsAgain: true },
      { journey: 'short', crash: 1, stall: 1, person: ['pause'] },
      { journey: 'line', stall: 1, person: ['move'] },
      { journey: 'short', handlers: 1, events: ['exits'], unloadable: 1, crash: 1 },
      {
        journey: 'listen',
        dispatchers: 0,
        handlers: 1,
        events: ['heard', 'restarts'],
        unloadable: 2,
        person: ['retry'],
      },
      { journey: 'short', entry: true, handlers: 1, events: ['enters', 'enters'], unloadable: 1, liveLoads: true },
    ],
    large: [
      { journey: 'called', workers: 2, crash: 2, stall: 2, late: 1, person: ['skip'] },
      { journey: 'called', workers: 2, crash: 1, stall: 2, late: 1, runsAgain: true, person: ['pause'] },
      { journey: 'line', crash: 1, person: ['pause', 'move'] },
      { journey: 'line', workers: 2, stall: 1, person: ['move'] },
      { journey: 'line', dispatchers: 2, crash: 1, stall: 1, person: ['move'] },
      { journey: 'opened', handlers: 2, events: ['heard', 'exits'], unloadable: 2, person: ['retry'], crash: 1 },
      { journey: 'short', entry: true, handlers: 2, events: ['enters', 'enters', 'exits'], unloadable: 1 },
    ],
  },
  {
    of: 'counts equal the history',
    small: [{ journey: 'short', dispatchers: 2, crash: 1, rollUp: true }],
    large: [{ journey: 'loop', dispatchers: 2, crash: 1, rollUp: true }],
  },
];
