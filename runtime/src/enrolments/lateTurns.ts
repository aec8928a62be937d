import type { CompiledVersion } from '../engine/version';
import type { EnrolmentCollections, EnrolmentDocument } from './model';
import { takeSlots } from './store/slots';

/** Milliseconds. Woken later than that after its turn (a pause, machines that stood still), it waits for a new one. */
const TURN_TOLERANCE = 600_000;

interface Waking {
  readonly enrolment: EnrolmentDocument;
  readonly version: CompiledVersion;
}

/**
 * Whoever missed the turn at the entry gets a new one, behind those who have theirs, in the order of the old ones: otherwise all who
 * waited through a pause would go on at once. One write for a version, whatever their number; turns that a crash takes are not given again.
 */
export async function lateTurns<W extends Waking>(
  { entrySlots }: Pick<EnrolmentCollections, 'entrySlots'>,
  waking: readonly W[],
  now: Date,
): Promise<readonly W[]> {
  const turns = new Map<string, Date>();
  const late = waking.filter(({ enrolment }) => now.getTime() - turnOf(enrolment) > TURN_TOLERANCE);
  for (const [version, own] of Map.groupBy(late, (one) => one.version)) {
    const { workspaceId, journeyId, entry } = version;
    if (entry.perHour === undefined) continue;
    const slots = await takeSlots(
      entrySlots,
      { workspaceId, journeyId, perHour: entry.perHour, people: own.length },
      now,
    );
    const inOrder = own.toSorted((a, b) => turnOf(a.enrolment) - turnOf(b.enrolment));
    for (const [index, { enrolment }] of inOrder.entries()) turns.set(enrolment._id, slots[index] ?? now);
  }
  return turns.size === 0 ? waking : waking.map((one) => withTurn(one, turns.get(one.enrolment._id)));
}

/** Who went on at once had it when it entered. Of who waits for none, as behind a goal: never. */
const turnOf = ({ hold, follows, startedAt }: EnrolmentDocument): number =>
  hold?.kind === 'entry' && !follows ? (hold.until ?? startedAt).getTime() : Infinity;

function withTurn<W extends Waking>(one: W, until: Date | undefined): W {
  const { enrolment } = one;
  return until && enrolment.hold ? { ...one, enrolment: { ...enrolment, hold: { ...enrolment.hold, until } } } : one;
}
