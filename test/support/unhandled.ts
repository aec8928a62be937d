import type { Db } from 'mongodb';

import { intakeNotesOf } from '../../runtime/src/events/notes';

/** How many stored events somebody has still to react to: those that say so, and those the first hundred notes stand for. */
export async function unhandledEvents(db: Db): Promise<number> {
  const notes = await intakeNotesOf(db).find().limit(100).toArray();
  const ids = notes.flatMap(({ events }) => events.map(({ _id }) => _id));
  const events = db.collection<{ readonly _id: string; readonly handled?: boolean }>('events');
  const counts = await Promise.all([
    events.countDocuments({ _id: { $in: ids }, handled: { $exists: false } }),
    events.countDocuments({ handled: false }),
  ]);
  return counts.reduce((sum, count) => sum + count);
}
