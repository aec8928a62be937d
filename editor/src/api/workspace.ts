const KEPT = 'perennial.workspace';

let current = sessionStorage.getItem(KEPT) ?? undefined;

/** The workspace this tab looks at; another tab may look at another. Sent with every request. */
export function currentWorkspace(): string | undefined {
  return current;
}

/** Undefined leaves the choice to the server: the one the session last looked at. */
export function lookAtWorkspace(workspaceId: string | undefined): void {
  current = workspaceId;
  if (workspaceId === undefined) sessionStorage.removeItem(KEPT);
  else sessionStorage.setItem(KEPT, workspaceId);
}
