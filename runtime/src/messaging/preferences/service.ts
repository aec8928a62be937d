import type { EventWriter } from '../../engine/ports';
import type { MessagingParts } from '../parts';
import type { Suppression } from '../suppression/service';
import { nameOf } from '../suppression/service';
import type { UnsubscribeToken, UnsubscribeTokens } from './tokens';

/** How a choice reached us; goes into the evidence of the consent. */
export type ChoiceWay = 'one_click' | 'page' | 'mail' | 'confirmed';

export interface Preferences {
  /** Whether the token was given out. */
  knows(token: string): Promise<boolean>;
  /** Undefined for a token that was never given out. */
  read(token: string): Promise<PreferenceState | undefined>;
  /** Honoured at once; repeating it changes nothing. False for a token that was never given out. */
  unsubscribe(token: string, way: ChoiceWay): Promise<boolean>;
  /** Also confirms what waits for it (double opt-in): the same act of the same person at the same address. */
  resubscribe(token: string): Promise<boolean>;
}

export interface PreferenceState {
  readonly workspace: string;
  readonly address: string;
  readonly subscribed: boolean;
  /** Agreed, and has still to confirm it. */
  readonly pending: boolean;
}

export type PreferenceParts = Pick<MessagingParts, 'profiles' | 'workspaces' | 'clock'> & {
  readonly tokens: UnsubscribeTokens;
  readonly suppression: Suppression;
  readonly events: EventWriter;
};

export function createPreferences(parts: PreferenceParts): Preferences {
  const { tokens } = parts;
  return {
    knows: async (id) => (await tokens.find(id)) !== undefined,
    read: async (id) => {
      const token = await tokens.find(id);
      if (!token) return undefined;
      const workspace = await parts.workspaces.name(token.workspaceId);
      return { workspace, address: token.address, ...(await standing(parts, token)) };
    },
    unsubscribe: async (id, way) => {
      const token = await tokens.find(id);
      if (!token) return false;
      await unsubscribe(parts, token, way);
      return true;
    },
    resubscribe: async (id) => {
      const token = await tokens.find(id);
      if (!token) return false;
      await parts.suppression.lift(token, 'unsubscribed');
      const { pending } = await standing(parts, token);
      await changeConsent(parts, token, { state: 'subscribed', way: pending ? 'confirmed' : 'page' });
      await tokens.choose(id, 'subscribed');
      return true;
    },
  };
}

/** The suppression first: it alone stops the next message, whatever fails after it. */
async function unsubscribe(parts: PreferenceParts, token: UnsubscribeToken, way: ChoiceWay): Promise<void> {
  const { workspaceId, address, profileId } = token;
  await parts.suppression.add({ workspaceId, address, reason: 'unsubscribed', source: 'unsubscribe_link' });
  await changeConsent(parts, token, { state: 'unsubscribed', way });
  const changes = await parts.tokens.choose(token._id, 'unsubscribed');
  const unsubscribed = {
    workspaceId,
    profileId,
    key: `unsubscribed:${token._id}:${String(changes)}`,
    name: 'Unsubscribed',
    properties: { channel: 'email', way },
    occurredAt: parts.clock.now(),
  };
  await parts.events.record([unsubscribed]);
}

async function changeConsent(
  { profiles, clock }: PreferenceParts,
  { workspaceId, profileId, _id }: UnsubscribeToken,
  { state, way }: { state: 'subscribed' | 'unsubscribed'; way: ChoiceWay },
): Promise<void> {
  const profile = await profiles.view(workspaceId, profileId);
  // Erased, or said so already: a repeat must not lengthen the list of consents.
  if (!profile || profile.consent['email'] === state) return;
  await profiles.changeConsent({
    workspaceId,
    profileId,
    channel: 'email',
    state,
    source: 'unsubscribe_link',
    evidence: { way, token: _id.slice(0, 8), at: clock.now().toISOString() },
  });
}

async function standing(
  { suppression, profiles }: PreferenceParts,
  token: UnsubscribeToken,
): Promise<Pick<PreferenceState, 'subscribed' | 'pending'>> {
  const reasons = await suppression.reasons([token]);
  if (reasons.get(nameOf(token))?.includes('unsubscribed')) return { subscribed: false, pending: false };
  const state = (await profiles.view(token.workspaceId, token.profileId))?.consent['email'];
  return { subscribed: state === 'subscribed', pending: state === 'pending' };
}
