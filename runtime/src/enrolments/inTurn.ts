import type { Clock } from '../engine/ports';
import type { CompiledVersion } from '../engine/version';
import type { EnrolmentCollections, EnrolmentDocument } from './model';
import type { Entrance } from './store/enter';
import { takeSlots } from './store/slots';

/**
 * The enrolments as they are inserted: in a journey that lets in so many an hour each is due at its turn. They are inside
 * from now on, so that exits and goals count while they wait. A turn that a crash took is not given again.
 */
export async function inTurn(
  { collections, clock }: { readonly collections: EnrolmentCollections; readonly clock: Clock },
  entrances: readonly Entrance[],
  versionOf: (entrance: Entrance) => CompiledVersion | undefined,
): Promise<readonly EnrolmentDocument[]> {
  const turns = new Map<Entrance, Date>();
  const now = clock.now();
  for (const [version, own] of Map.groupBy(entrances, versionOf)) {
    const perHour = version?.entry.perHour;
    if (!version || perHour === undefined) continue;
    const { workspaceId, journeyId } = version;
    const wanted = { workspaceId, journeyId, perHour, people: own.length };
    const slots = await takeSlots(collections.entrySlots, wanted, now);
    for (const [index, one] of own.entries()) turns.set(one, slots[index] ?? now);
  }
  return entrances.map((one) => waiting(one.enrolment, turns.get(one), now));
}

function waiting(enrolment: EnrolmentDocument, turn: Date | undefined, now: Date): EnrolmentDocument {
  if (!turn || turn <= now) return enrolment;
  const { since } = enrolment;
  return { ...enrolment, due: turn, hold: { key: 'entry', kind: 'entry', settled: true, since, until: turn } };
}
