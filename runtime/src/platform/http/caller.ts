/** What a role or an API key may do: `<subject>:<verb>`. Owners and admins hold all of them. */
export const PERMISSIONS = [
  'workspace:read',
  'workspace:manage',
  'journeys:read',
  'journeys:edit',
  'journeys:publish',
  'profiles:read',
  'profiles:edit',
  'messages:read',
  'messages:edit',
  'senders:read',
  'senders:edit',
  'credentials:read',
  'credentials:edit',
  'sources:read',
  'sources:edit',
  'enrolments:read',
  'enrolments:edit',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Who asks, and for which workspace. */
export interface Caller {
  readonly kind: 'session' | 'apiKey' | 'nobody';
  /** The user's or the key's id; goes to the audit trail. */
  readonly id: string;
  readonly workspaceId: string;
  readonly permissions: ReadonlySet<Permission>;
}

/** The caller of public routes. */
export const NOBODY: Caller = { kind: 'nobody', id: '', workspaceId: '', permissions: new Set() };

/** What something was done to. `name` is that of a thing at that moment (a journey, a sender), never a person's data. */
export interface AuditTarget {
  readonly kind: string;
  readonly id: string;
  readonly name?: string;
}

/** Who did what: every change a person may later ask about. Implemented by workspaces, given to the subjects and to routes. */
export interface Audit {
  /** `action` is `<subject>.<past participle>`, e.g. `journey.published`. */
  record(caller: Caller, action: string, target: AuditTarget): Promise<void>;
}
