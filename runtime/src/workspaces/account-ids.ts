import { randomUUIDv7 } from 'node:crypto';

const PREFIX: Readonly<Record<string, string>> = {
  user: 'usr',
  session: 'ses',
  organization: 'wsp',
  member: 'mem',
  audit: 'aud',
};

/** Ids of better-auth's records in our form, as strings, so that `workspaceId` is one type everywhere. */
export function newAccountId(model: string): string {
  return `${PREFIX[model] ?? 'acc'}_${randomUUIDv7().replaceAll('-', '')}`;
}
