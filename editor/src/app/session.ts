import { createContext, use } from 'react';

import type { Answer } from '../api/queries';

export type Me = Answer<'get', '/api/me'>;
export type Permission = Me['permissions'][number];

export const SessionContext = createContext<Me | undefined>(undefined);

/** Who is signed in, where, and with which rights. Only below the session gate. */
export function useSession(): Me {
  const me = use(SessionContext);
  if (!me) throw new Error('useSession is used outside the session gate');
  return me;
}

/** Whether the person may: `const may = useMay(); may('journeys:publish')`. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}
