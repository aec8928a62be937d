import type { Clock } from '../platform/clock';
import type { Collection, Database } from '../platform/database';
import { newAccountId } from './account-ids';
import type { Directory } from './directory';
import { INSTALLATION, type InstallationDocument } from './model';

export interface Installation {
  readonly ownerId: string;
  readonly workspaceId: string;
  /** Whether anybody ever signed in; read anew at each call. */
  everSignedIn(): Promise<boolean>;
  noteSignIn(): Promise<void>;
}

/**
 * The owner and the first workspace, once, however many processes start at the same time and wherever one of them stops: the
 * ids are drawn first, in one document, and everything made under them may be made again.
 */
export async function prepareInstallation({ db }: Database, clock: Clock, directory: Directory): Promise<Installation> {
  const documents = db.collection<InstallationDocument>(INSTALLATION);
  const first = await drawIds(documents);
  const { ownerId, workspaceId } = first;
  if (!first.complete) {
    const now = clock.now();
    await directory.createPerson({ id: ownerId, name: 'Owner' }, now);
    await directory.createWorkspace({ id: workspaceId, name: 'My brand', createdAt: now });
    await directory.addMember(workspaceId, ownerId, { role: 'owner', now });
    await documents.updateOne({ _id: 'first' }, { $set: { complete: true } });
  }
  return {
    ownerId,
    workspaceId,
    everSignedIn: async () => (await documents.findOne({ _id: 'first' }))?.firstSignInAt !== undefined,
    noteSignIn: async () => {
      await documents.updateOne({ _id: 'first' }, { $min: { firstSignInAt: clock.now() } });
    },
  };
}

async function drawIds(documents: Collection<InstallationDocument>): Promise<InstallationDocument> {
  const known = await documents.findOne({ _id: 'first' });
  if (known) return known;
  const drawn = { _id: 'first', ownerId: newAccountId('user'), workspaceId: newAccountId('organization') } as const;
  try {
    await documents.insertOne(drawn);
    return drawn;
  } catch (error) {
    const winner = await documents.findOne({ _id: 'first' });
    if (winner) return winner;
    throw error;
  }
}
