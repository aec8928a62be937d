import { create } from 'zustand';

export interface Connection {
  /** False from the first request that nobody answered until the server answers again. */
  readonly reachable: boolean;
  /** True from the first request that was refused for want of a session until somebody signs in again. */
  readonly sessionEnded: boolean;
}

/** What requests have found out about the server; written by client.ts, shown by the shell. */
export const useConnection = create<Connection>(() => ({ reachable: true, sessionEnded: false }));

export function noteReachable(reachable: boolean): void {
  if (useConnection.getState().reachable !== reachable) useConnection.setState({ reachable });
}

export function noteSession(ended: boolean): void {
  if (useConnection.getState().sessionEnded !== ended) useConnection.setState({ sessionEnded: ended });
}
