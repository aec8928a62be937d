import type { IncomingHttpHeaders } from 'node:http';

import type { Clock } from '../platform/clock';
import { PerennialError } from '../platform/errors/error';
import type { Audit } from '../platform/http/caller';
import { newAccountId } from './account-ids';
import type { Directory } from './directory';
import type { Installation } from './first-start';
import type { SignInLinkDocument } from './model';
import { permissionsOf, ranksAtLeast } from './roles';
import type { Sessions } from './sessions';
import type { SignInLinks } from './sign-in-links';

export interface SignInParts {
  readonly links: SignInLinks;
  readonly sessions: Sessions;
  readonly directory: Directory;
  readonly installation: Installation;
  readonly audit: Audit;
  readonly clock: Clock;
}

/** What the page of a link shows before anything happens. */
export interface LinkPreview {
  readonly purpose: 'account' | 'invitation';
  readonly workspaceName?: string;
  /** Whoever is signed in here would join as themselves. */
  readonly signedInAs?: string;
}

interface Entrance {
  readonly userId: string;
  readonly workspaceId: string;
}

export function createSignIn(parts: SignInParts) {
  const { links, sessions, directory, installation, audit } = parts;
  return {
    preview: async (token: string, headers: IncomingHttpHeaders): Promise<LinkPreview> => {
      const link = await links.look(token);
      const { session } = await sessions.find(headers);
      const [workspace, person] = await Promise.all([
        link.workspaceId === undefined ? null : directory.workspace(link.workspaceId),
        session && directory.person(session.userId),
      ]);
      return {
        purpose: link.purpose,
        ...(workspace && { workspaceName: workspace.name }),
        ...(person && { signedInAs: person.name }),
      };
    },

    /** Uses the link up and gives the Set-Cookie values of a session. */
    redeem: async (token: string, name: string | undefined, headers: IncomingHttpHeaders) => {
      const { session } = await sessions.find(headers);
      const seen = await links.look(token);
      await refuseUnlessIssuerMay(directory, seen);
      // Before the link is used up, so that whoever forgot the name may try again.
      if (seen.purpose === 'invitation' && !session && !name)
        throw new PerennialError('invalid_input', 'body.name: Say your name, so that the others know who you are.');
      const link = await links.redeem(token);
      const { userId, workspaceId } =
        link.purpose === 'account' ? await account(parts, link) : await joined(parts, link, { session, name });
      const cookies = await sessions.start(userId, workspaceId);
      await installation.noteSignIn();
      await audit.record(
        { kind: 'session', id: userId, workspaceId, permissions: new Set() },
        link.purpose === 'account' ? 'session.started' : 'member.joined',
        { kind: 'user', id: userId },
      );
      return cookies;
    },
  };
}

async function account(
  { directory, installation }: SignInParts,
  { userId = '', workspaceId }: SignInLinkDocument,
): Promise<Entrance> {
  const memberships = await directory.membershipsOf(userId);
  const [first] = memberships;
  if (!first) throw new PerennialError('not_allowed', 'This account is in no workspace any more.');
  const elsewhere = memberships.some((membership) => membership.workspaceId !== workspaceId);
  if (workspaceId !== undefined && elsewhere)
    throw new PerennialError(
      'not_allowed',
      'This account is in other workspaces too: an admin of one cannot sign it in.',
    );
  // Whoever comes for the first time and has asked for the demo wants to see it.
  const demo = (await installation.everSignedIn()) ? undefined : await demoAmong(directory, memberships);
  return { userId, workspaceId: demo ?? first.workspaceId };
}

async function demoAmong(
  directory: Directory,
  memberships: readonly { readonly workspaceId: string }[],
): Promise<string | undefined> {
  const workspaces = await directory.workspaces(memberships.map(({ workspaceId }) => workspaceId));
  return workspaces.find(({ demo }) => demo)?.id;
}

async function joined(
  { directory, clock }: SignInParts,
  { workspaceId = '', role = 'viewer' }: SignInLinkDocument,
  { session, name }: { session: { userId: string } | undefined; name: string | undefined },
): Promise<Entrance> {
  const now = clock.now();
  const userId = session?.userId ?? newAccountId('user');
  if (!session) await directory.createPerson({ id: userId, name: name ?? '' }, now);
  await directory.addMember(workspaceId, userId, { role, now });
  return { userId, workspaceId };
}

/** A link is worth what its maker is worth now: an admin who was removed must not come back by an old invitation. */
async function refuseUnlessIssuerMay(directory: Directory, link: SignInLinkDocument): Promise<void> {
  const { workspaceId, createdBy, role } = link;
  if (workspaceId === undefined) return;
  const issuer = await directory.membership(workspaceId, createdBy);
  const may =
    issuer && permissionsOf(issuer.role).has('workspace:manage') && (!role || ranksAtLeast(issuer.role, role));
  if (!may) throw new PerennialError('sign_in_link_used', 'Whoever made this link may not invite any more.');
}
