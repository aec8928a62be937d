import { CIRCUIT_OPEN } from '../engine/circuit';
import type { EnrolmentCollection } from './model';

const COUNT_LIMIT = 100_000;

/** How many people stand before each of these steps because it fails for everybody; by an index of these alone. */
export async function heldAt(
  enrolments: EnrolmentCollection,
  steps: readonly { readonly versionId: string; readonly stepKey: string }[],
): Promise<readonly number[]> {
  return await Promise.all(
    steps.map(
      async ({ versionId, stepKey }) =>
        await enrolments.countDocuments(
          { versionId, stepKey, active: true, 'failure.code': CIRCUIT_OPEN },
          { hint: 'heldAtCircuits', limit: COUNT_LIMIT },
        ),
    ),
  );
}
