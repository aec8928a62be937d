import type { JourneyEntry } from '../../engine/version';
import { dateTriggers } from '../dates/triggers';
import { scheduleTriggers } from '../schedules/triggers';
import type { Audiences, ComingTo, DuePage, OccurringIn } from './page';

/** The database merges a scan for each clock, and no more than 200 of them. */
export const CLOCKS_AT_ONCE = 50;

/** The next people for whom it has come by these clocks; `last` when there may be more behind it. */
export async function dueAt(parts: Audiences, journey: OccurringIn, page: ComingTo): Promise<DuePage> {
  const { occurs } = journey.entry;
  if (!occurs) return { due: [] };
  return occurs.kind === 'date'
    ? await dateTriggers(parts, { ...journey, rule: occurs }, page)
    : await scheduleTriggers(parts, { ...journey, rule: occurs }, page);
}

/**
 * Whether a version still lets in by an occurrence. A day counts once, at the time of the newest version; what a schedule has
 * begun goes on to the end, also when the next time is another one.
 */
export function isMeant(
  { occurs }: Pick<JourneyEntry, 'occurs'>,
  { kind = 'date', wall }: { readonly kind?: string; readonly wall: string },
): boolean {
  if (occurs?.kind !== kind) return false;
  return occurs.kind === 'schedule' || occurs.time === wall.slice('YYYY-MM-DDT'.length);
}
