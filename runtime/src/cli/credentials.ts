import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../credentials/contract';
import type { ApiClient } from './apiClient';
import { apiCommand, subject, type ApiContext } from './apiClientCommand';
import { readText } from './apiClientFiles';
import { CliError } from './output';
import { table } from './outputTable';

type Credential = z.output<typeof contract.credential>;
type Kind = z.output<typeof contract.credentialType>;
type Test = z.output<typeof contract.credentialTest>;

export function registerCredentials(program: Command): void {
  const credentials = subject(program, 'credentials', 'What steps of other packages sign in with');

  apiCommand(
    credentials,
    { usage: 'list', summary: 'All credentials and the journeys that use them', example: 'credentials list' },
    async ({ api, output }) => {
      const { items } = await api.get<{ items: Credential[] }>('/api/credentials');
      output.show({ items }, () => listed(items));
    },
  );

  apiCommand(
    credentials,
    { usage: 'types', summary: 'What credentials can be made for', example: 'credentials types' },
    async ({ api, output }) => {
      const { items } = await api.get<{ items: Kind[] }>('/api/credential-types');
      output.show({ items }, () =>
        table(
          items,
          [
            { title: 'type', value: ({ type }) => type, whole: true },
            { title: 'name', value: ({ displayName }) => displayName },
            { title: 'steps', value: ({ nodes }) => nodes.map(({ displayName }) => displayName).join(', ') },
          ],
          'No step of the installed packages signs in anywhere (PERENNIAL_NODES names folders of packages).',
        ),
      );
    },
  );

  apiCommand(
    credentials,
    {
      usage: 'create <type>',
      summary: 'A credential of one of the types; values with secrets come from a file or from stdin',
      example: 'credentials create slackApi --name Slack --values slack.json',
      options: [
        ['--name <name>', 'what people call it'],
        ['--values <file>', 'JSON with its fields; - is stdin'],
        ['--set <field=value...>', 'single fields; other users of this machine can see them'],
      ],
    },
    async (context) => {
      const { api, output, text, args } = context;
      const [type = ''] = args;
      const body = { type, name: text('name') ?? type, values: await valuesOf(context) };
      const made = await api.post<Credential>('/api/credentials', body);
      output.show(made, () => `Made ${made.id} "${made.name}" for ${made.typeName}.`);
    },
  );

  apiCommand(
    credentials,
    { usage: 'test <credential>', summary: 'Tries it with the other side', example: 'credentials test Slack' },
    async ({ api, output, args: [name = ''] }) => {
      const { id } = await credentialOf(api, name);
      const result = await api.post<Test>(`/api/credentials/${id}/test`);
      output.show(result, () => result.words);
      if (!result.ok) throw new CliError(`"${name}" does not work.`, { code: result.code });
    },
  );

  apiCommand(
    credentials,
    {
      usage: 'delete <credential>',
      summary: 'Deletes one that no live journey uses',
      example: 'credentials delete Slack',
    },
    async ({ api, output, args: [name = ''] }) => {
      const { id } = await credentialOf(api, name);
      await api.delete(`/api/credentials/${id}`);
      output.show({ id }, () => `Deleted "${name}".`);
    },
  );
}

function listed(items: readonly Credential[]): string {
  return table(
    items,
    [
      { title: 'id', value: ({ id }) => id, whole: true },
      { title: 'name', value: ({ name }) => name },
      {
        title: 'for',
        value: ({ typeName, connected }) => (connected === false ? `${typeName} (not signed in)` : typeName),
      },
      { title: 'used by', value: ({ usedBy }) => usedBy.map(({ name }) => name).join(', ') },
    ],
    'There is no credential yet. See what they can be made for: perennial credentials types',
  );
}

async function valuesOf({ text, many }: ApiContext): Promise<Record<string, unknown>> {
  const file = text('values');
  const read: unknown = file === undefined ? {} : JSON.parse(await readText(file));
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw new CliError(`"${file ?? ''}" has no object of fields.`, { code: 'invalid_input' });
  const single = many('set').map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw new CliError(`"${pair}" is not of the form field=value.`, { code: 'invalid_input' });
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  return { ...read, ...Object.fromEntries(single) };
}

async function credentialOf(api: ApiClient, name: string): Promise<Credential> {
  const { items } = await api.get<{ items: Credential[] }>('/api/credentials');
  const found = items.find((one) => one.id === name) ?? items.find((one) => one.name === name);
  if (!found) throw new CliError(`There is no credential "${name}".`, { code: 'not_found' });
  return found;
}
