import type { Versions } from '../engine/ports';
import type { CompiledVersion } from '../engine/version';
import { PerennialError } from '../platform/errors/error';
import type { EnrolmentDocument } from './model';

/** What a version that does not run in this process is called in failures of events and enrolments. */
export const NOT_LOADABLE = 'version_not_loadable';

export interface LoadedVersions {
  readonly versions: ReadonlyMap<string, CompiledVersion>;
  /** Why others do not load in this process (a package is missing, a node has changed). Those that do not exist are in neither. */
  readonly unloadable: ReadonlyMap<string, string>;
}

/** Each for itself: one that does not load must hold up nobody of the others. */
export async function loadVersions(
  source: Pick<Versions, 'byId'>,
  versionIds: Iterable<string>,
): Promise<LoadedVersions> {
  const versions = new Map<string, CompiledVersion>();
  const unloadable = new Map<string, string>();
  const load = async (id: string): Promise<void> => {
    try {
      versions.set(id, await source.byId(id));
    } catch (error) {
      if (error instanceof PerennialError && error.code === 'not_found') return;
      unloadable.set(id, reasonOf(error));
    }
  };
  await Promise.all([...new Set(versionIds)].map(load));
  return { versions, unloadable };
}

/** Texts of other errors than ours may quote anything. */
function reasonOf(error: unknown): string {
  if (error instanceof PerennialError) return error.message;
  return `The version could not be loaded: ${error instanceof Error ? error.name : typeof error}.`;
}

/** Stands for a version that does not load where people look at an enrolment: steps go by their keys, what comes next is not known. */
export function unknownVersion({ versionId, workspaceId, journeyId }: EnrolmentDocument): CompiledVersion {
  return {
    ...{ id: versionId, workspaceId, journeyId, number: 0, name: '' },
    entry: {
      ...{ stepKey: '', events: [], keyAliases: [], exits: [], goals: [], zone: 'UTC' },
      ...{ reEntry: { mode: 'once' }, maxAge: { amount: 0, unit: 'hours' } },
    },
    steps: new Map(),
    keeps: new Set(),
    messages: {},
    visitLimit: 0,
  };
}
