import { PERMISSIONS, type Caller } from '../platform/http/caller';
import { readSettings } from '../platform/settings';
import type { WantedKey, Workspaces } from '../workspaces/service';
import { CliError } from './output';
import { withOwnWorkspaces } from './ownWorkspaces';

/** The first key of a script on this machine, made in the owner's name: in the workspace with this name or id, else in the first. */
export async function ownKey(wanted: WantedKey, workspace: string | undefined): Promise<{ id: string; key: string }> {
  return await withOwnWorkspaces(readSettings(process.env), async (own) => {
    const owner = await ownerOf(own);
    const workspaceId = workspace === undefined ? own.firstWorkspaceId : await named(own, owner, workspace);
    const { document, key } = await own.createKey({ ...owner, workspaceId }, wanted);
    return { id: document._id, key };
  });
}

async function ownerOf({ members, firstWorkspaceId }: Workspaces): Promise<Caller> {
  const { items } = await members.list(firstWorkspaceId, { limit: 200 });
  const owner = items.find(({ role }) => role === 'owner');
  if (!owner) throw new CliError('The first workspace has no owner any more.', { code: 'not_in_this_state' });
  const permissions = new Set(PERMISSIONS);
  return { kind: 'session', id: owner.userId, workspaceId: firstWorkspaceId, permissions };
}

async function named(own: Workspaces, owner: Caller, wanted: string): Promise<string> {
  const all = await own.list(owner);
  const found = all.filter(({ id, name }) => id === wanted || name === wanted);
  const [first, ...more] = found;
  if (first && more.length === 0) return first.id;
  const listed = all.map(({ id, name }) => `"${name}" (${id})`).join(', ');
  const what = first ? `Several workspaces are called "${wanted}"` : `There is no workspace "${wanted}"`;
  throw new CliError(`${what}; there are ${listed}.`, { code: 'invalid_input' });
}
