import { isDeepStrictEqual } from 'node:util';

import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../messaging/contract';
import type { ApiClient } from './apiClient';
import { apiCommand, LIMIT, subject, type ApiContext } from './apiClientCommand';
import { readJson, readText, writeText } from './apiClientFiles';
import { readMessages, type MessageFile } from './messagesFiles';
import { CliError } from './output';
import { fields, table } from './outputTable';

type Summary = z.output<typeof contract.messageSummary>;
type Message = z.output<typeof contract.message>;
type Preview = z.output<typeof contract.preview>;
type TestResult = z.output<typeof contract.testSendResult>;
type Problem = z.output<typeof contract.messageProblem>;

const pathOf = (idOrKey = '') => `/api/messages/${encodeURIComponent(idOrKey)}`;

export function registerMessages(program: Command): void {
  const messages = subject(program, 'messages', 'Texts that steps send');
  registerLists(messages);
  registerWrites(messages);
  registerLooks(messages);
}

function registerLists(messages: Command): void {
  apiCommand(
    messages,
    { usage: 'list', summary: 'Messages of the workspace', example: 'messages list', options: [LIMIT] },
    async ({ api, output, limit }) => {
      const found = await api.list<Summary>('/api/messages', {}, limit());
      output.show(found, () =>
        table(
          found,
          [
            { title: 'key', value: ({ key }) => key, whole: true },
            { title: 'name', value: ({ name }) => name },
            { title: 'category', value: ({ category }) => category },
            { title: 'revision', value: ({ revision }) => revision },
            { title: 'changed', value: ({ updatedAt }) => updatedAt },
          ],
          'There is no message yet. Make one: perennial messages push messages/',
        ),
      );
    },
  );
}

function registerWrites(messages: Command): void {
  apiCommand(
    messages,
    {
      usage: 'create <key>',
      summary: 'A message in one language',
      example: 'messages create cart-reminder --subject "Still thinking?" --mjml reminder.mjml',
      options: [
        ['--name <name>', 'what people call it'],
        ['--category <category>', 'marketing or transactional', 'marketing'],
        ['--language <tag>', 'BCP 47', 'en'],
        ['--subject <text>', 'with Liquid'],
        ['--mjml <file>', 'MJML with Liquid'],
        ['--text <file>', 'plain text with Liquid'],
      ],
    },
    async ({ api, output, text, args: [key = ''] }) => {
      const language = text('language') ?? 'en';
      const [mjml, plain] = [text('mjml'), text('text')];
      const made = await api.post<Message>('/api/messages', {
        key,
        name: text('name') ?? key,
        category: text('category'),
        defaultLanguage: language,
        languages: {
          [language]: {
            subject: text('subject') ?? '',
            mjml: mjml && (await readText(mjml)),
            text: plain && (await readText(plain)),
          },
        },
      });
      output.show(made, () => [`Made ${made.key} (${made.id}).`, ...made.problems.map(problemLine)].join('\n'));
    },
  );

  apiCommand(
    messages,
    {
      usage: 'push <path>',
      summary: 'Makes or changes messages from a file, a message folder, or a folder of them',
      example: 'messages push examples/abandoned-cart/messages',
    },
    async (context) => {
      const results: Pushed[] = [];
      for (const file of await readMessages(context.args[0] ?? '')) results.push(await push(context, file));
      context.output.show(results, () =>
        results
          .flatMap(({ key, what, revision, problems }) => [
            `${key}: ${what}, revision ${String(revision)}`,
            ...problems.map((problem) => `  ${problemLine(problem)}`),
          ])
          .join('\n'),
      );
      const broken = results.filter(({ problems }) => problems.some(({ severity }) => severity === 'error'));
      if (broken.length > 0)
        throw new CliError(`${broken.map(({ key }) => key).join(', ')} cannot be used as it is.`, {
          code: 'message_has_problems',
        });
    },
  );
}

interface Pushed {
  readonly key: string;
  readonly what: 'made' | 'changed' | 'as it was';
  readonly revision: number;
  readonly problems: readonly Problem[];
}

async function push({ api, output }: ApiContext, { file, key, content }: MessageFile): Promise<Pushed> {
  output.progress(`Pushing ${file} …`);
  const present = await find(api, key);
  if (!present) {
    const { revision, problems } = await api.post<Message>('/api/messages', { name: key, ...content, key });
    return { key, what: 'made', revision, problems };
  }
  const { name, category, defaultLanguage, languages } = present;
  const wanted = { name, ...content };
  if (isDeepStrictEqual({ name, category, defaultLanguage, languages }, wanted))
    return { key, what: 'as it was', revision: present.revision, problems: present.problems };
  const changed = await api.put<Message>(pathOf(present.id), { ...wanted, baseRevision: present.revision });
  return { key, what: 'changed', revision: changed.revision, problems: changed.problems };
}

async function find(api: ApiClient, key: string): Promise<Message | undefined> {
  try {
    return await api.get<Message>(pathOf(key));
  } catch (error) {
    if (error instanceof CliError && error.code === 'not_found') return undefined;
    throw error;
  }
}

function registerLooks(messages: Command): void {
  apiCommand(
    messages,
    {
      usage: 'preview <message>',
      summary: 'What a profile would get now, and whether it would go out',
      example: 'messages preview cart-reminder --event examples/abandoned-cart/event.json --language de',
      options: [
        ['--profile <id>', 'for this profile'],
        ['--event <file>', 'JSON {"name", "properties"}: what the text reads as event'],
        ['--language <tag>', 'instead of the language of the profile'],
        ['--out <file>', 'write the HTML there'],
      ],
    },
    async ({ api, output, text, args: [key = ''] }) => {
      const asked = { profileId: text('profile'), language: text('language'), event: await eventOf(text('event')) };
      const preview = await api.post<Preview>(`${pathOf(key)}/preview`, asked);
      const out = text('out');
      if (out !== undefined && preview.html !== undefined) await writeText(out, preview.html);
      output.show(preview, () =>
        [
          fields({
            language: `${preview.language} (${preview.because})`,
            subject: preview.subject,
            'goes out': preview.now?.words,
            html: out,
          }),
          preview.text ?? '',
          ...preview.problems.map(problemLine),
        ]
          .filter((part) => part !== '')
          .join('\n\n'),
      );
      if (preview.problems.some(({ severity }) => severity === 'error'))
        throw new CliError(`"${key}" cannot be shown like this.`, { code: 'message_has_problems' });
    },
  );

  apiCommand(
    messages,
    {
      usage: 'test <message>',
      summary: 'Sends a message marked [Test] to an address',
      example: 'messages test cart-reminder --to me@shop.example --language de',
      options: [
        ['--to <address>', 'where it goes'],
        ['--profile <id>', 'with the data of this profile'],
        ['--event <file>', 'JSON {"name", "properties"}: what the text reads as event'],
        ['--language <tag>', 'in this language'],
      ],
    },
    async ({ api, output, text, args: [key] }) => {
      const to = text('to');
      if (to === undefined) throw new CliError('Say where it goes: --to <address>.', { code: 'invalid_input' });
      const event = await eventOf(text('event'));
      const asked = { to, profileId: text('profile'), language: text('language'), event };
      const result = await api.post<TestResult>(`${pathOf(key)}/test`, asked);
      output.show(result, () => [result.outcome, result.detail].filter(Boolean).join(': '));
      if (result.outcome !== 'sent') throw new CliError(`The test was not sent: ${result.detail ?? result.outcome}.`);
    },
  );
}

async function eventOf(file: string | undefined): Promise<unknown> {
  return file === undefined ? undefined : await readJson(file);
}

function problemLine({ severity, language, part, line, message }: Problem): string {
  const place = [language, part, line === undefined ? undefined : `line ${String(line)}`].filter(Boolean).join(' ');
  return `${severity}: ${place ? `${place}: ` : ''}${message}`;
}
