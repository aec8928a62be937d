import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../messaging/contract';
import type { ApiClient } from './apiClient';
import { apiCommand, subject, type ApiContext } from './apiClientCommand';
import { readText } from './apiClientFiles';
import { CliError } from './output';
import { table } from './outputTable';

type Sender = z.output<typeof contract.sender>;
type Roles = z.output<typeof contract.roleList>;
type ConnectionTest = z.output<typeof contract.connectionTest>;

export function registerSenders(program: Command): void {
  const senders = subject(program, 'senders', 'Accounts that messages go out through');

  apiCommand(
    senders,
    { usage: 'list', summary: 'All senders and the roles they play', example: 'senders list' },
    async ({ api, output }) => {
      const [{ items }, roles] = await Promise.all([
        api.get<{ items: Sender[] }>('/api/senders'),
        api.get<Roles>('/api/sender-roles'),
      ]);
      const unbound = roles.items.filter(({ senderId }) => senderId === undefined).map(({ role }) => role);
      output.show({ items, roles: roles.items }, () =>
        [listed(items), ...(unbound.length > 0 ? [`Nobody plays: ${unbound.join(', ')}`] : [])].join('\n\n'),
      );
    },
  );

  apiCommand(
    senders,
    {
      usage: 'create <kind>',
      summary: 'A sender: smtp, or sandbox (keeps messages on this machine)',
      example: 'senders create smtp --name Shop --from "Shop <hello@shop.example>" --host smtp.shop.example',
      options: [
        ['--name <name>', 'what people call it'],
        ['--from <address>', 'Name <address>'],
        ['--reply-to <address>', 'where answers go'],
        ['--host <host>', 'smtp: server'],
        ['--port <port>', 'smtp: port', '587'],
        ['--secure', 'smtp: TLS from the first byte (port 465)'],
        ['--user <user>', 'smtp: user name'],
        ['--password <password>', 'smtp: password (or SMTP_PASSWORD)'],
        ['--dkim-domain <domain>', 'sign with DKIM for this domain'],
        ['--dkim-selector <selector>', 'DKIM selector'],
        ['--dkim-key <file>', 'DKIM private key, PEM'],
        ['--roles <roles>', 'roles it plays from now on, with commas between them'],
      ],
    },
    async (context) => {
      const { api, output } = context;
      const made = await api.post<Sender>('/api/senders', await inputOf(context));
      output.show(made, () => `Made ${made.id} "${made.name}"; it plays ${made.roles.join(', ') || 'no role yet'}.`);
    },
  );

  apiCommand(
    senders,
    { usage: 'test <sender>', summary: 'Whether the account can be used; sends nothing', example: 'senders test Shop' },
    async ({ api, output, args: [name = ''] }) => {
      const { id } = await senderOf(api, name);
      const result = await api.post<ConnectionTest>(`/api/senders/${id}/test`);
      output.show(result, () => result.words);
      if (!result.ok) throw new CliError(`"${name}" cannot be used.`, { code: result.code ?? 'sender_failed' });
    },
  );

  apiCommand(
    senders,
    {
      usage: 'bind <role> <sender>',
      summary: 'Lets a sender play a role, instead of whoever does',
      example: 'senders bind marketing-email Shop',
    },
    async ({ api, output, args: [role = '', name = ''] }) => {
      const sender = await senderOf(api, name);
      const bound = await api.put(`/api/sender-roles/${encodeURIComponent(role)}`, { senderId: sender.id });
      output.show(bound ?? { role, senderId: sender.id }, () => `"${sender.name}" plays ${role} now.`);
    },
  );
}

function listed(senders: readonly Sender[]): string {
  return table(
    senders,
    [
      { title: 'id', value: ({ id }) => id, whole: true },
      { title: 'name', value: ({ name }) => name },
      { title: 'kind', value: ({ kind }) => kind },
      { title: 'from', value: ({ from }) => from.address },
      { title: 'roles', value: ({ roles }) => roles.join(', ') },
    ],
    'There is no sender yet. Make one: perennial senders create sandbox --from "Shop <hello@shop.example>"',
  );
}

async function inputOf({ text, flag, args: [kind = ''] }: ApiContext): Promise<unknown> {
  const smtp = {
    host: text('host'),
    port: Number(text('port')),
    secure: flag('secure'),
    user: text('user'),
    password: text('password') ?? process.env['SMTP_PASSWORD'],
  };
  const [domain, key] = [text('dkimDomain'), text('dkimKey')];
  return {
    kind,
    name: text('name') ?? kind,
    from: mailbox(text('from')),
    replyTo: text('replyTo'),
    ...(kind === 'smtp' && { smtp }),
    ...(domain !== undefined && {
      dkim: { domain, selector: text('dkimSelector') ?? '', privateKey: key && (await readText(key)) },
    }),
    roles: text('roles')
      ?.split(',')
      .map((role) => role.trim()),
  };
}

/** `Name <address>`, or an address alone. */
function mailbox(text = ''): { name: string; address: string } {
  const match = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(text);
  return match ? { name: match[1] ?? '', address: match[2] ?? '' } : { name: '', address: text.trim() };
}

async function senderOf(api: ApiClient, name: string): Promise<Sender> {
  const { items } = await api.get<{ items: Sender[] }>('/api/senders');
  const found = items.find((sender) => sender.id === name) ?? items.find((sender) => sender.name === name);
  if (!found) throw new CliError(`There is no sender "${name}".`, { code: 'not_found' });
  return found;
}
