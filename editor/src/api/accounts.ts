import type { LinkPreview, Me } from '../../../runtime/src/workspaces/contract';
import { codeOf, request } from './request';

export type { LinkPreview, Me };

/** Undefined when nobody is signed in. */
export async function readMe(): Promise<Me | undefined> {
  try {
    return await request<Me>('GET', '/api/me');
  } catch (error) {
    if (codeOf(error) === 'not_signed_in') return undefined;
    throw error;
  }
}

/** Looks at a link without using it up. */
export async function readLink(token: string): Promise<LinkPreview> {
  return await request<LinkPreview>('GET', `/api/sign-in/${encodeURIComponent(token)}`);
}

/** `name` is for somebody who is new. */
export async function redeemLink(token: string, name: string | undefined): Promise<void> {
  await request('POST', '/api/sign-in', { token, name });
}

export async function signOut(): Promise<void> {
  await request('DELETE', '/api/session');
}
