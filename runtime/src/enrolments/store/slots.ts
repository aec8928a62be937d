import type { EnrolmentCollections } from '../model';

const HOUR_MS = 3_600_000;

export interface SlotsWanted {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly perHour: number;
  readonly people: number;
}

/**
 * When so many people may go on, in their order: one after the other, evenly over the hour, behind those who have theirs
 * already. One write, whatever their number. What nobody used is gone: who comes to a journey that was quiet goes on at once.
 */
export async function takeSlots(
  slots: EnrolmentCollections['entrySlots'],
  { workspaceId, journeyId, perHour, people }: SlotsWanted,
  now: Date,
): Promise<Date[]> {
  const apart = HOUR_MS / perHour;
  const before = await slots.findOneAndUpdate(
    { _id: journeyId },
    [{ $set: { workspaceId, next: { $add: [{ $max: ['$next', now] }, Math.ceil(apart * people)] } } }],
    { upsert: true, returnDocument: 'before' },
  );
  const first = Math.max(before?.next.getTime() ?? 0, now.getTime());
  return Array.from({ length: people }, (_, index) => new Date(first + Math.ceil(apart * index)));
}
