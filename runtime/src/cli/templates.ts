import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../templates/contract';
import { bundleOfFolder } from '../templates/service';
import { apiCommand, subject } from './apiClientCommand';
import { readJson, writeText } from './apiClientFiles';
import { CliError } from './output';
import { table } from './outputTable';
import { settingsFrom } from './templatesSettings';

type Summary = z.output<typeof contract.templateSummary>;
type Installed = z.output<typeof contract.installed>;
type Problems = z.output<typeof contract.templateProblems>['problems'];

export function registerTemplates(program: Command): void {
  const templates = subject(program, 'templates', 'Ready-made journeys with their messages');
  registerReading(templates);
  registerFiles(templates);

  apiCommand(
    templates,
    {
      usage: 'install <template>',
      summary: 'Makes the messages and the draft of a template: an id, a file or a folder',
      example: 'templates install abandoned-cart --set firstWait="3 hours" --set couponCode=SPRING5',
      options: [
        ['--set <setting...>', 'key=value, once per setting; durations as "2 hours", lists with commas, yes or no'],
        ['--name <name>', 'of the journey'],
      ],
    },
    async ({ api, output, many, text, args: [template = ''] }) => {
      const key = randomUUID();
      const file = await isThere(template);
      const bundle = file ? await bundleAt(template) : undefined;
      const settings = settingsFrom(
        many('set'),
        bundle ? manifestOf(bundle) : await api.get<Summary>(pathOf(template)),
      );
      const asked = { settings, ...(text('name') !== undefined && { name: text('name') }) };
      const installed = bundle
        ? await api.post<Installed>('/api/templates/install', { ...asked, bundle }, key)
        : await api.post<Installed>(`${pathOf(template)}/install`, asked, key);
      output.show(installed, () => installedText(installed));
    },
  );
}

const pathOf = (id: string): string => `/api/templates/${encodeURIComponent(id)}`;

function installedText({ journeyId, journeyName, messages, unboundRoles }: Installed): string {
  const keys = messages.map(({ as }) => as).join(', ');
  const roles = unboundRoles.map(
    (role) => `\nNo sender plays the role "${role}" yet: nothing is sent before one does (perennial senders bind).`,
  );
  const next = `\nLook at it in the editor, then publish it there or with: perennial journeys publish ${journeyId}`;
  return `Made the draft ${journeyId} "${journeyName}" and the messages ${keys}.${roles.join('')}${next}`;
}

function registerReading(templates: Command): void {
  apiCommand(
    templates,
    { usage: 'list', summary: 'Templates of this installation', example: 'templates list' },
    async ({ api, output }) => {
      const { items } = await api.get<z.output<typeof contract.templateList>>('/api/templates');
      output.show(items, () =>
        table(
          items,
          [
            { title: 'id', value: ({ id }) => id, whole: true },
            { title: 'version', value: ({ version }) => version },
            { title: 'languages', value: ({ languages }) => languages.join(', ') },
            { title: 'what it does', value: ({ summary }) => summary['en'] ?? '' },
          ],
          'There is no template.',
        ),
      );
    },
  );
}

function registerFiles(templates: Command): void {
  apiCommand(
    templates,
    {
      usage: 'validate <path>',
      summary: 'Everything that is wrong with a template file or folder; fails when there is anything',
      example: 'templates validate templates/abandoned-cart',
    },
    async ({ api, output, args: [path = ''] }) => {
      const { problems } = await api.post<{ problems: Problems }>('/api/templates/validate', {
        bundle: await bundleAt(path),
      });
      output.show(problems, () =>
        problems.length === 0 ? 'No problems.' : problems.map((each) => `${each.path}: ${each.message}`).join('\n'),
      );
      if (problems.length > 0) throw new CliError(`${path} is no usable template.`, { code: 'invalid_input' });
    },
  );

  apiCommand(
    templates,
    {
      usage: 'pack <folder>',
      summary: 'Writes a folder as the one file that others install',
      example: 'templates pack templates/abandoned-cart --out abandoned-cart.json',
      options: [['--out <file>', 'a file instead of stdout']],
    },
    async ({ output, text, args: [folder = ''] }) => {
      const bundle = await bundleAt(folder);
      const out = text('out');
      if (out === undefined) {
        output.show(bundle, () => JSON.stringify(bundle, undefined, 2));
        return;
      }
      await writeText(out, `${JSON.stringify(bundle, undefined, 2)}\n`);
      output.show({ file: out }, () => `Written to ${out}.`);
    },
  );
}

const isThere = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined;

/** A bundle of a file, or of a template's folder. */
async function bundleAt(path: string): Promise<unknown> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new CliError(`${path} cannot be read.`, { code: 'no_file', cause });
  });
  if (!info.isDirectory()) return await readJson(path);
  try {
    return await bundleOfFolder(path);
  } catch (cause) {
    throw new CliError(`${path} is no template: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      code: 'no_file',
      cause,
    });
  }
}

function manifestOf(bundle: unknown): Pick<Summary, 'settings'> {
  const { manifest } = bundle as { manifest?: { settings?: Summary['settings'] } };
  return { settings: manifest?.settings ?? [] };
}
