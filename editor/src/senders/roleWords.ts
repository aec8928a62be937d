import { roleName } from '../words/roleName';
import { useWords } from '../words/useWords';

/** Roles every workspace has; runtime/src/messaging/senders/contract.ts. */
export const DEFAULT_ROLES = ['marketing-email', 'transactional-email'] as const;

export function useRoleName(): (role: string) => string {
  const t = useWords();
  return (role) => roleName(t, role);
}
