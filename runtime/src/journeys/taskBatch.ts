import { notFound } from '../platform/errors/error';
import type { JourneyDocument, JourneyModels, JourneyTask, VersionDocument } from './model';
import { otherWaysOf } from './otherWays';
import type { JourneyPeople } from './people';
import type { CompiledVersions } from './versions';

interface BatchParts {
  readonly models: JourneyModels;
  readonly people: JourneyPeople;
  readonly compiled: CompiledVersions;
}

/** What does a batch of a task, and tells how many it has found. */
export async function batchOf(
  { models, people, compiled }: BatchParts,
  { _id: journeyId, workspaceId }: JourneyDocument,
  { task, still }: { readonly task: JourneyTask; readonly still: () => Promise<void> },
): Promise<() => Promise<number>> {
  const scope = { workspaceId, journeyId, still };
  switch (task.kind) {
    case 'park':
      return async () => await people.park(scope);
    case 'unpark':
      return async () => await people.unpark(scope, { timeWentOn: task.timeWentOn });
    case 'leave': {
      const { exceptVersionId: newest, detail } = task;
      const older = newest !== undefined && { versionIds: await olderVersions(models, journeyId, newest) };
      return async () => await people.leave({ ...scope, ...older }, detail);
    }
    case 'move': {
      const versionIds = await olderVersions(models, journeyId, task.versionId);
      const { steps } = await compiled.byId(task.versionId);
      const mapping = Object.fromEntries(task.mapping.map(({ from, to }) => [from, to]));
      const otherWays = await otherWaysOf(models, versionIds, await compiled.workflow(task.versionId));
      const target = { versionId: task.versionId, mapping, stepKeys: [...steps.keys()], otherWays };
      return async () => await people.moveTo({ ...scope, versionIds }, target);
    }
  }
}

/** Those on newer ones are not meant, however late the task is done; which are older never changes. */
async function olderVersions({ versions }: JourneyModels, journeyId: string, versionId: string): Promise<string[]> {
  const of = await versions
    .findOne({ _id: versionId, journeyId }, { number: 1 })
    .lean<Pick<VersionDocument, 'number'>>();
  if (!of) throw notFound('journey version', versionId);
  const older = await versions.find({ journeyId, number: { $lt: of.number } }, { _id: 1 }).lean<{ _id: string }[]>();
  return older.map(({ _id }) => _id);
}
