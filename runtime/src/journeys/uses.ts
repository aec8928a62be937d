import type { DraftWorkflow } from './draft/workflow';
import type { JourneyDocument, JourneyModels, JourneyStatus, VersionDocument } from './model';
import type { JourneyPeople } from './people';

/** A journey that uses a credential, and where. */
export interface CredentialUse {
  readonly journeyId: string;
  readonly name: string;
  readonly status: JourneyStatus;
  /** People enter or stand in a version that uses it: without it they would get stuck. */
  readonly live: boolean;
  /** Names of the steps. */
  readonly steps: readonly string[];
}

/** By id of the credential. */
export type CredentialUses = ReadonlyMap<string, readonly CredentialUse[]>;

/** As the texts of drafts and versions have it; what is in them is parsed, this only leaves out those without any. */
const WITH_CREDENTIALS = { $regex: '"credentials":\\{"' };

type JourneyRead = Pick<JourneyDocument, '_id' | 'name' | 'status' | 'live'> & {
  readonly draft?: Pick<JourneyDocument['draft'], 'workflow'>;
};
type VersionRead = Pick<VersionDocument, '_id' | 'journeyId' | 'workflow'>;

/** Which journeys use which credentials: drafts, what is live, and older versions that people are still in. */
export async function credentialUses(
  { journeys, versions }: JourneyModels,
  people: JourneyPeople,
  workspaceId: string,
): Promise<CredentialUses> {
  const [drafts, published] = await Promise.all([
    journeys
      .find({ workspaceId, 'draft.workflow': WITH_CREDENTIALS }, { name: 1, status: 1, live: 1, 'draft.workflow': 1 })
      .lean<JourneyRead[]>(),
    versions.find({ workspaceId, workflow: WITH_CREDENTIALS }, { journeyId: 1, workflow: 1 }).lean<VersionRead[]>(),
  ]);
  const known = new Map(drafts.map((journey) => [journey._id, journey]));
  const others = [...new Set(published.map(({ journeyId }) => journeyId))].filter((id) => !known.has(id));
  const more = await journeys
    .find({ workspaceId, _id: { $in: others } }, { name: 1, status: 1, live: 1 })
    .lean<JourneyRead[]>();
  const uses = new Map<string, CredentialUse[]>();
  for (const journey of [...drafts, ...more]) {
    const running = await runningOf(journey, published, { people, workspaceId });
    for (const [id, use] of usesIn(journey, running)) uses.set(id, [...(uses.get(id) ?? []), use]);
  }
  return uses;
}

/** The versions of a journey that somebody is in, or that people enter. */
async function runningOf(
  { _id: journeyId, live, status }: JourneyRead,
  published: readonly VersionRead[],
  { people, workspaceId }: { readonly people: JourneyPeople; readonly workspaceId: string },
): Promise<readonly VersionRead[]> {
  const own = published.filter((version) => version.journeyId === journeyId);
  if (own.length === 0) return [];
  const standing = await people.standing(workspaceId, journeyId);
  const busy = new Set(standing.filter(({ inside }) => inside > 0).map(({ versionId }) => versionId));
  if (live && (status === 'live' || status === 'paused')) busy.add(live.versionId);
  return own.filter(({ _id }) => busy.has(_id));
}

function usesIn(
  { _id: journeyId, name, status, draft }: JourneyRead,
  running: readonly VersionRead[],
): ReadonlyMap<string, CredentialUse> {
  const inDraft = status === 'archived' || !draft ? [] : stepsWith(draft.workflow);
  const inUse = running.flatMap(({ workflow }) => stepsWith(workflow));
  const grouped = Map.groupBy([...inUse, ...inDraft], ([id]) => id);
  const live = new Set(inUse.map(([id]) => id));
  return new Map(
    [...grouped].map(([id, pairs]) => {
      const steps = [...new Set(pairs.map(([, step]) => step))];
      return [id, { journeyId, name, status, live: live.has(id), steps }];
    }),
  );
}

/** Id of a credential and name of a step that has it. */
function stepsWith(text: string): [string, string][] {
  const { nodes } = JSON.parse(text) as DraftWorkflow;
  return nodes.flatMap(({ name, credentials = {} }) =>
    Object.values(credentials).flatMap((chosen): [string, string][] => {
      const id = typeof chosen === 'object' && chosen !== null ? (chosen as { id?: unknown }).id : undefined;
      return typeof id === 'string' ? [[id, name]] : [];
    }),
  );
}
