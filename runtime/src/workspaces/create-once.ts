import { isDuplicateKey } from '../platform/database';
import type { createAuth } from './auth';

export type Adapter = Awaited<ReturnType<typeof createAuth>['$context']>['adapter'];

/** Makes better-auth's record under an id of ours; when there is one with it, that stays as it is. */
export async function createOnce(
  adapter: Adapter,
  model: 'user' | 'organization' | 'member',
  data: { readonly id: string } & Readonly<Record<string, unknown>>,
): Promise<void> {
  try {
    await adapter.create({ model, data: { ...data }, forceAllowId: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
