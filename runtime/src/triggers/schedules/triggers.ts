import { conditionFields } from '../../engine/conditions';
import { matches } from '../../engine/matches';
import type { ScheduleRule } from '../../engine/schedule';
import type { CompiledVersion } from '../../engine/version';
import { derivedId } from '../../platform/ids';
import type { Audiences, ComingTo, DuePage } from '../occurrences/page';

/** What the event is called by which an audience enters. */
const SCHEDULE_REACHED = 'Schedule Reached';

interface ScheduleOf extends Pick<CompiledVersion, 'workspaceId' | 'journeyId'> {
  readonly rule: ScheduleRule;
}

/** Those of the next people by these clocks who are in the audience, as they are now. */
export async function scheduleTriggers(
  { profiles }: Audiences,
  { workspaceId, journeyId, rule }: ScheduleOf,
  { occurrence: { wall, at }, ...page }: ComingTo,
): Promise<DuePage> {
  const { people, last } = await profiles.audience({ workspaceId, ...page });
  const { audience } = rule;
  const meant = people.filter((person) => !audience || matches(audience, conditionFields(person)));
  // One for each person and local time, whatever version of the journey, clock or moment it comes by.
  const idOf = (profileId: string) => derivedId('schedule', journeyId, wall, profileId);
  const due = meant.map(({ id }) => ({
    trigger: {
      _id: idOf(id),
      ...{ workspaceId, journeyId, profileId: id, name: SCHEDULE_REACHED, keys: [], at },
      properties: { time: wall },
    },
    sameFor: idOf,
  }));
  return { due, ...(last !== undefined && { last }) };
}
