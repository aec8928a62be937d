import type { Clock } from '../platform/clock';
import { PerennialError } from '../platform/errors/error';
import type { Audit, Caller } from '../platform/http/caller';
import type { ApiKeys } from './api-keys';
import { personBehind } from './members';
import type { WantedKey, Workspaces } from './service';

export interface KeyActionParts {
  readonly keys: ApiKeys;
  readonly audit: Audit;
  readonly clock: Clock;
}

/** Keys as callers make and revoke them: never more than they may themselves, and each in the audit trail. */
export function createKeyActions({ keys, audit, clock }: KeyActionParts): Pick<Workspaces, 'createKey' | 'revokeKey'> {
  return {
    createKey: async (caller, wanted) => {
      const { workspaceId } = caller;
      const expiresAt = futureOf(wanted, clock.now());
      const permissions = grantable(caller, wanted);
      const createdBy = await personBehind(keys, caller);
      const made = await keys.create({ workspaceId, name: wanted.name, permissions, createdBy, expiresAt });
      await audit.record(caller, 'api_key.created', { kind: 'api_key', id: made.document._id });
      return made;
    },

    revokeKey: async (caller, keyId) => {
      await keys.revoke(caller.workspaceId, keyId);
      await audit.record(caller, 'api_key.revoked', { kind: 'api_key', id: keyId });
    },
  };
}

function grantable(caller: Caller, { permissions = [...caller.permissions] }: WantedKey) {
  const beyond = permissions.filter((permission) => !caller.permissions.has(permission));
  if (beyond.length === 0) return permissions;
  throw new PerennialError('not_allowed', `A key cannot do what you may not do yourself: ${beyond.join(', ')}.`);
}

function futureOf({ expiresAt }: WantedKey, now: Date): Date | undefined {
  if (expiresAt === undefined) return undefined;
  const date = new Date(expiresAt);
  if (date > now) return date;
  throw new PerennialError('invalid_input', `body.expiresAt: ${expiresAt} is past; it is ${now.toISOString()} now.`);
}
