import type { EnteredVersions } from '../engine/ports';
import type { CompiledVersion } from '../engine/version';
import type { JourneyWorkflow } from '../engine/workflow';
import { notFound, PerennialError } from '../platform/errors/error';
import { asPerennialError } from '../platform/errors/describe';
import { asJourneyWorkflow, type DraftWorkflow } from './draft/workflow';
import type { JourneyModels, VersionDocument } from './model';
import type { EnteredVersion } from './live';
import type { JourneyParts } from './parts';

interface Ready {
  readonly version: CompiledVersion;
  readonly workflow: JourneyWorkflow;
}

export interface CompiledVersions {
  /** Of any workspace: for workers, who have the id from an enrolment. Throws not_found. */
  byId(versionId: string): Promise<CompiledVersion>;
  workflow(versionId: string): Promise<JourneyWorkflow>;
  /** Each for itself: one that does not load is named, and keeps nobody from the others. */
  each(entered: readonly EnteredVersion[]): Promise<EnteredVersions>;
}

/** Versions kept ready; one that is asked for again moves to the end. */
const KEPT = 1_000;

/** Snapshots never change, so what was compiled from one is kept; the cache is bounded, never invalidated. */
export function createCompiledVersions({ versions }: JourneyModels, parts: JourneyParts): CompiledVersions {
  const ready = new Map<string, Promise<Ready>>();

  function get(versionId: string): Promise<Ready> {
    const known = ready.get(versionId);
    ready.delete(versionId);
    const promise = known ?? load(versionId);
    ready.set(versionId, promise);
    for (const oldest of ready.keys()) {
      if (ready.size <= KEPT) break;
      ready.delete(oldest);
    }
    if (!known)
      promise.catch(() => {
        // The next caller tries again: the database may be back, the missing node package installed.
        if (ready.get(versionId) === promise) ready.delete(versionId);
      });
    return promise;
  }

  async function load(versionId: string): Promise<Ready> {
    const document = await versions.findOne({ _id: versionId }).lean<VersionDocument>();
    if (!document) throw notFound('journey version', versionId);
    return made(document, parts);
  }

  return {
    byId: async (versionId) => (await get(versionId)).version,
    workflow: async (versionId) => (await get(versionId)).workflow,
    each: async (entered) => {
      const read = await Promise.allSettled(entered.map(({ versionId }) => get(versionId)));
      const loaded = (wanted: boolean) =>
        read.flatMap((one, index) =>
          one.status === 'fulfilled' && entered[index]?.paused === wanted ? [one.value.version] : [],
        );
      const paused = loaded(true);
      return {
        versions: loaded(false),
        ...(paused.length > 0 && { paused }),
        unloadable: read.flatMap((one, index) => unloadableOf(entered[index], one)),
      };
    },
  };
}

/** Nobody waits for one that is paused. */
function unloadableOf(entered: EnteredVersion | undefined, read: PromiseSettledResult<Ready>) {
  if (!entered || entered.paused || read.status === 'fulfilled') return [];
  const error = asPerennialError(read.reason);
  return error.code === 'not_found' ? [] : [{ journeyId: entered.journeyId, message: error.message }];
}

function made(document: VersionDocument, { compile, catalogue }: JourneyParts): Ready {
  const workflow = asJourneyWorkflow(JSON.parse(document.workflow) as DraftWorkflow);
  const { _id: id, workspaceId, journeyId, number } = document;
  const messages = Object.fromEntries(document.messages.map(({ key, revision }) => [key, revision]));
  const { version, problems } = compile({ id, workspaceId, journeyId, number, workflow, messages }, catalogue);
  if (version) return { version, workflow };
  const problem = problems.find(({ severity }) => severity === 'error');
  throw new PerennialError(
    'not_ready',
    `Version ${String(number)} of the journey "${document.name}" cannot run in this process: ${problem?.message ?? 'it does not compile'}`,
  );
}
