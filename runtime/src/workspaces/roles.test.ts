import { permissionsOf, ranksAtLeast, ROLES } from './roles';

test('each role may do all that the next lower one may', () => {
  for (const [i, role] of ROLES.slice(1).entries())
    for (const permission of permissionsOf(role)) expect(permissionsOf(ROLES[i]!).has(permission)).toBe(true);
});

test('viewers change nothing; editors touch neither people nor credentials of other systems', () => {
  expect([...permissionsOf('viewer')].filter((permission) => !permission.endsWith(':read'))).toEqual([]);
  const editor = permissionsOf('editor');
  expect(editor.has('journeys:publish')).toBe(true);
  for (const permission of ['workspace:manage', 'credentials:edit', 'senders:edit', 'sources:edit'] as const)
    expect(editor.has(permission)).toBe(false);
});

test('an unknown role may nothing, and nobody outranks an owner', () => {
  expect(permissionsOf('member').size).toBe(0);
  expect(ranksAtLeast('admin', 'owner')).toBe(false);
  expect(ranksAtLeast('owner', 'owner')).toBe(true);
});
