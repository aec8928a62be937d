import type { Document } from 'mongodb';

import { bucketOf } from '../platform/ids';

/** Whatever makes a profile says its bucket: counts and refreshes go through people by it, and estimates look at some of them. */
export const placedStage = (profileId: string): Document => ({ $set: { bucket: bucketOf(profileId) } });
