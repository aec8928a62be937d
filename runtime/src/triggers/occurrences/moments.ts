import { everyDayAt, momentsOf, together, type Moment, type Span } from '../../engine/localMoments';
import { scheduleMoments } from '../../engine/schedule';
import type { JourneyEntry } from '../../engine/version';

/** When what lets people in without events comes to them, by the keys of the clocks they live by. */
export function comingMoments(
  { occurs, zone }: Pick<JourneyEntry, 'occurs' | 'zone'>,
  zoneKeys: ReadonlyMap<string, string | undefined>,
  within: { readonly span: Span; readonly from?: Date | undefined },
): readonly Moment[] {
  if (!occurs) return [];
  const zones = new Map([...zoneKeys].map(([key, own]) => [key, (occurs.zoneOf === 'profile' && own) || zone]));
  return occurs.kind === 'schedule'
    ? scheduleMoments(occurs, zones, within)
    : together(momentsOf(everyDayAt(occurs.time), zones, within.span));
}
