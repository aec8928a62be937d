import type { SendRow } from '../../engine/ports';
import type { ProfileView } from '../../engine/profile';
import { sendableAddress } from '../addresses';
import type { Mailer } from '../email/mailer';
import type { Messages } from '../messages/service';
import type { RevisionDocument } from '../messages/model';
import type { MessagingProfiles, Workspaces } from '../ports';
import { ownerName, type TokenOwner, type UnsubscribeTokens } from '../preferences/tokens';
import type { SenderDocument } from '../senders/model';
import type { Senders } from '../senders/service';
import { nameOf, type Suppression } from '../suppression/service';
import type { SuppressionReason } from '../suppression/model';

/** What must be known of a row to decide on it and to write its mail. */
export interface RowFacts {
  readonly profile: ProfileView | undefined;
  readonly suppressed: readonly SuppressionReason[];
  readonly sender: SenderDocument | undefined;
  readonly noSender: string | undefined;
  readonly revision: RevisionDocument | undefined;
  readonly workspaceName: string;
  /** Of the profile's address; undefined when it has none. */
  readonly token: string | undefined;
}

export interface FactParts {
  readonly profiles: Pick<MessagingProfiles, 'read'>;
  readonly suppression: Suppression;
  readonly senders: Senders;
  readonly mailer: Mailer;
  readonly messages: Pick<Messages, 'revision'>;
  readonly workspaces: Workspaces;
  readonly tokens: UnsubscribeTokens;
}

/** The facts of a batch: profiles, suppressions and tokens in one query each, the rest from caches. */
export async function readFacts(parts: FactParts, rows: readonly SendRow[]): Promise<ReadonlyMap<string, RowFacts>> {
  const profiles = await parts.profiles.read([...new Set(rows.map(({ profileId }) => profileId))]);
  const owners = rows.flatMap((row) => ownerOf(row, profiles.get(row.profileId)?.view));
  const [suppressed, tokens] = await Promise.all([
    parts.suppression.reasons(owners),
    parts.tokens.of(distinct(owners)),
  ]);
  const facts = new Map<string, RowFacts>();
  for (const row of rows) {
    const profile = profiles.get(row.profileId)?.view;
    const [owner] = ownerOf(row, profile);
    facts.set(row._id, {
      profile,
      suppressed: owner ? (suppressed.get(nameOf(owner)) ?? []) : [],
      token: owner && tokens.get(ownerName(owner)),
      ...(await senderFor(parts, row.workspaceId, row.body.senderRole)),
      revision: await parts.messages.revision(row.workspaceId, row.body.messageKey, row.body.revision),
      workspaceName: await parts.workspaces.name(row.workspaceId),
    });
  }
  return facts;
}

/** Who plays a role, or why nobody usable does. */
export async function senderFor(
  { senders, mailer }: Pick<FactParts, 'senders' | 'mailer'>,
  workspaceId: string,
  role: string,
): Promise<{ sender: SenderDocument | undefined; noSender: string | undefined }> {
  const sender = await senders.bound(workspaceId, role);
  if (!sender) return { sender, noSender: `No sender is bound to the role "${role}".` };
  return { sender, noSender: await mailer.obstacle(sender) };
}

function ownerOf({ workspaceId }: SendRow, profile: ProfileView | undefined): TokenOwner[] {
  const address = profile?.email === undefined ? undefined : sendableAddress(profile.email);
  return profile && address !== undefined ? [{ workspaceId, profileId: profile.id, address }] : [];
}

function distinct(owners: readonly TokenOwner[]): TokenOwner[] {
  return [...new Map(owners.map((owner) => [ownerName(owner), owner])).values()];
}
