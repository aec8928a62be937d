import { PERMISSIONS, type Permission } from '../platform/http/caller';

/** What a member of a workspace is; the order is the rank. */
export const ROLES = ['owner', 'admin', 'editor', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

const READ = PERMISSIONS.filter((permission) => permission.endsWith(':read'));

/** Editors make journeys and messages; what holds credentials of other systems (senders, sources) or people is for admins. */
const GRANTED: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(PERMISSIONS),
  admin: new Set(PERMISSIONS),
  editor: new Set([
    ...READ,
    'journeys:edit',
    'journeys:publish',
    'profiles:edit',
    'messages:edit',
    'enrolments:edit',
  ] as const),
  viewer: new Set(READ),
};

/** An unknown role grants nothing. */
export function permissionsOf(role: string): ReadonlySet<Permission> {
  return isRole(role) ? GRANTED[role] : new Set();
}

export function isRole(role: string): role is Role {
  return (ROLES as readonly string[]).includes(role);
}

/** Whether somebody with `role` may give, take or change `other`: nobody touches a rank above the own. */
export function ranksAtLeast(role: Role, other: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(other);
}
