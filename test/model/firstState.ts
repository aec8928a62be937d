import { assign } from './layout';
import type { Configuration } from './configuration';
import type { Journey } from './journeys';
import type { Sizes, State } from './state';

/** `rows`: how many there is room for. */
export function sizesOf(configuration: Configuration, journey: Journey, rows: number): Sizes {
  const { workers = 1, dispatchers = 1, handlers = 0, events = [], points, entry, lost = 0, late = 0 } = configuration;
  const { person = [] } = configuration;
  const merge = person.includes('merge');
  return {
    enrolments: journey.enrolments,
    rows,
    effects: journey.keys.length,
    reservations: points === undefined ? 0 : 4,
    events: events.length,
    entries: entry ? (merge ? 2 : 1) : 0,
    ...{ workers, dispatchers, handlers },
    mergers: configuration.lookers ?? (merge || person.includes('remove') || person.includes('archive') ? 1 : 0),
    lates: lost + late > 0 ? 1 : 0,
  };
}

/** One enrolment, due at its first step; or nobody, when they enter by events. */
export function firstState(state: State, configuration: Configuration): void {
  state.words.fill(0);
  const { crash = 0, stall = 0, lost = 0, late = 0, attributes = 0, buyer = 0, unseen = 0, ties = 0 } = configuration;
  const { stepsBack = 0, points = 0, person = [], unloadable = 0 } = configuration;
  assign(state.world, { clock: 1, crash, stall, lost, late, attributes, buyer, unseen, ties, stepsBack });
  assign(state.world, {
    free: points,
    loads: true,
    mayFail: unloadable > 0,
    putOffs: unloadable,
    remove: person.includes('remove'),
    move: person.includes('move'),
  });
  assign(state.world, { merge: person.includes('merge'), pause: person.includes('pause') ? 'may' : 'never' });
  if (person.includes('archive')) state.world.archive = 'may';
  if (configuration.entry) return;
  assign(state.enrolments[0]!, { exists: true, active: true, version: 1, due: 'now' });
}
