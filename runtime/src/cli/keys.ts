import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../workspaces/contract';
import { apiCommand, LIMIT, subject } from './apiClientCommand';
import { table } from './outputTable';

type Key = z.output<typeof contract.apiKey>;
type CreatedKey = z.output<typeof contract.createdApiKey>;

export function registerKeys(program: Command): void {
  const keys = subject(program, 'keys', 'API keys of the workspace');

  apiCommand(
    keys,
    { usage: 'list', summary: 'API keys, never their secrets', example: 'keys list', options: [LIMIT] },
    async ({ api, output, limit }) => {
      const found = await api.list<Key>('/api/keys', {}, limit());
      output.show(found, () =>
        table(
          found,
          [
            { title: 'id', value: ({ id }) => id, whole: true },
            { title: 'name', value: ({ name }) => name },
            { title: 'begins', value: ({ start }) => start },
            { title: 'last used', value: ({ lastUsedAt }) => lastUsedAt ?? 'never' },
            { title: 'state', value: ({ revokedAt }) => (revokedAt === undefined ? 'valid' : 'revoked') },
          ],
          'There is no API key.',
        ),
      );
    },
  );

  apiCommand(
    keys,
    {
      usage: 'create <name>',
      summary: 'A new API key, shown once',
      example: 'keys create "Shop importer" --permissions profiles:read,profiles:edit',
      options: [
        ['--permissions <list>', 'with commas between them; all that you may yourself unless given'],
        ['--expires <instant>', 'e.g. 2027-01-01T00:00:00Z'],
      ],
    },
    async ({ api, output, text, args: [name] }) => {
      const permissions = text('permissions')
        ?.split(',')
        .map((each) => each.trim());
      const made = await api.post<CreatedKey>('/api/keys', { name, permissions, expiresAt: text('expires') });
      output.show(made, () => `Made ${made.id}. The key is shown this once:\n${made.key}`);
    },
  );

  apiCommand(
    keys,
    { usage: 'revoke <key>', summary: 'Makes an API key useless', example: 'keys revoke key_0199a3' },
    async ({ api, output, args: [id = ''] }) => {
      await api.delete(`/api/keys/${encodeURIComponent(id)}`);
      output.show({ revoked: id }, () => `Revoked ${id}.`);
    },
  );
}
