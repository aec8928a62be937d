import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../workspaces/contract';
import type { Permission } from '../platform/http/caller';
import { apiCommand, LIMIT, subject, type ApiContext } from './apiClientCommand';
import { ownKey } from './keysOwn';
import { CliError } from './output';
import { table } from './outputTable';

type Key = z.output<typeof contract.apiKey>;
type CreatedKey = z.output<typeof contract.createdApiKey>;

const ONE_WORKSPACE =
  'A key makes keys of its own workspace only: leave out --workspace, or make the key without one (unset PERENNIAL_API_KEY).';

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
      summary: 'A new API key, shown once; the owner of the machine needs none for it',
      example: 'keys create "Shop importer" --permissions profiles:read,profiles:edit',
      options: [
        ['--permissions <list>', 'with commas between them; all that you may yourself unless given'],
        ['--expires <instant>', 'e.g. 2027-01-01T00:00:00Z'],
        ['--workspace <workspace>', 'name or id, when no key is given; else the first workspace'],
      ],
      withoutKey: async ({ output, text, args: [name = ''] }) => {
        tell(output, await ownKey({ name, ...wantedOf(text) }, text('workspace')));
      },
    },
    async ({ api, output, text, args: [name] }) => {
      if (text('workspace') !== undefined) throw new CliError(ONE_WORKSPACE, { code: 'invalid_input' });
      tell(output, await api.post<CreatedKey>('/api/keys', { name, ...wantedOf(text) }));
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

function wantedOf(text: ApiContext['text']) {
  const permissions = text('permissions')?.split(',');
  return { permissions: permissions?.map((each) => each.trim() as Permission), expiresAt: text('expires') };
}

/** The key alone is the result, so that a shell can keep it: `$(perennial keys create …)`. */
function tell(output: ApiContext['output'], made: { readonly id: string; readonly key: string }): void {
  output.progress(`Made ${made.id}. The key is shown this once:`);
  output.show(made, () => made.key);
}
