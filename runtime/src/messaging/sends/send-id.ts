import type { SendRow } from '../../engine/ports';

/** The id of a send outside: its row's, in letters that need no escaping in a path. */
export function sendIdOf(row: Pick<SendRow, '_id'>): string {
  return Buffer.from(row._id).toString('base64url');
}

export function rowIdOf(sendId: string): string {
  return Buffer.from(sendId, 'base64url').toString();
}
