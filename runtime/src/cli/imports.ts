import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../imports/contract';
import type { ApiClient } from './apiClient';
import { apiCommand, type ApiContext } from './apiClientCommand';
import { readJson } from './apiClientFiles';
import { CliError } from './output';

type Import = z.output<typeof contract.importShape>;
type Problem = z.output<typeof contract.problemPage>['items'][number];

const PART_BYTES = 8 * 1024 * 1024;
const LOOK_EVERY_MS = 1_000;
const PROBLEMS_SHOWN = 20;

const READING = ['zone', 'country', 'currency', 'dateOrder', 'decimal', 'event', 'sourceId'] as const;

/** `perennial import <file>`. */
export function registerImports(program: Command): void {
  apiCommand(
    program,
    {
      usage: 'import <file>',
      summary: 'Brings a file of profiles, orders, consents or events in, as history: nobody enters a journey by it',
      example: 'import customers.csv --kind profiles --country DE --dry-run',
      options: [
        ['--kind <kind>', 'profiles, orders, consents or events', 'profiles'],
        ['--workspace <id>', 'refuses to go on when the key is of another one'],
        ['--preset <marketplace>', 'the file is an export of orders of amazon, ebay or shopee'],
        ['--mapping <file>', 'JSON: {"mapping": [{"column": "Mail", "to": "email"}], "reading": {…}, "layout": {…}}'],
        ['--zone <zone>', 'of dates without one, e.g. Europe/Berlin'],
        ['--country <code>', 'of phone numbers without a country code'],
        ['--currency <code>', 'of amounts that name none'],
        ['--date-order <order>', 'auto, ymd, dmy or mdy'],
        ['--decimal <sign>', 'auto, point or comma'],
        ['--event <name>', 'of all rows of events'],
        ['--source-id <id>', 'the shop that the orders are of'],
        ['--dry-run', 'goes through the whole file and changes nothing'],
      ],
    },
    run,
  );
}

async function run(context: ApiContext): Promise<void> {
  const { api, output, text, flag, args: [path = ''] } = context; // prettier-ignore
  await requireWorkspace(api, text('workspace'));
  const uploaded = await upload(context, path);
  const ready = await mapped(context, uploaded);
  await api.post(`/api/imports/${ready.id}/${flag('dryRun') ? 'check' : 'start'}`);
  const over = await followed(context, ready.id);
  const problems = await api.list<Problem>(`/api/imports/${ready.id}/problems`, {}, PROBLEMS_SHOWN);
  output.show({ ...over, problems }, () => summaryOf(over, problems));
  if (over.failure) throw new CliError(over.failure.message, { code: over.failure.code });
  if (over.state === 'cancelled') throw new CliError('The import was cancelled.', { code: 'not_in_this_state' });
}

/** A key is of one workspace; who names one wants to be sure. */
async function requireWorkspace(api: ApiClient, workspace: string | undefined): Promise<void> {
  if (workspace === undefined) return;
  const { items } = await api.get<{ items: { id: string }[] }>('/api/workspaces');
  if (!items.some(({ id }) => id === workspace))
    throw new CliError(`This key is of another workspace than "${workspace}".`, { code: 'not_found' });
}

async function upload({ api, output, text }: ApiContext, path: string): Promise<Import> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new CliError(`${path} cannot be read.`, { code: 'no_file', cause });
  });
  const preset = text('preset');
  const asked = { name: basename(path), kind: text('kind'), ...(preset !== undefined && { preset }) };
  const { id } = await api.post<Import>('/api/imports', asked, randomUUID());
  let [part, sent] = [0, 0];
  for await (const bytes of createReadStream(path, { highWaterMark: PART_BYTES })) {
    part++;
    await api.putBytes(`/api/imports/${id}/parts/${String(part)}`, bytes as Uint8Array);
    sent += (bytes as Uint8Array).length;
    if (info.size > PART_BYTES) output.progress(`Sent ${percent(sent / info.size)} of the file ...`);
  }
  return await api.post<Import>(`/api/imports/${id}/uploaded`);
}

/** With what a file of a mapping and options say. */
async function mapped({ api, text }: ApiContext, { id, revision, reading }: Import): Promise<Import> {
  const file = text('mapping');
  const given =
    file === undefined ? {} : ((await readJson(file)) as { reading?: object; mapping?: unknown; layout?: unknown });
  const said = Object.fromEntries(READING.flatMap((name) => (text(name) === undefined ? [] : [[name, text(name)]])));
  const { mapping, layout } = given;
  return await api.patch<Import>(`/api/imports/${id}`, {
    baseRevision: revision,
    reading: { ...reading, ...given.reading, ...said },
    ...(mapping !== undefined && { mapping }),
    ...(layout !== undefined && { layout }),
  });
}

async function followed({ api, output }: ApiContext, id: string): Promise<Import> {
  for (let shown = ''; ;) {
    const now = await api.get<Import>(`/api/imports/${id}`);
    if (now.state !== 'checking' && now.state !== 'running') return now;
    const line = `${percent(now.progress?.share ?? 0)}: ${String(now.progress?.counts.read ?? 0)} rows ...`;
    if (line !== shown) output.progress(line);
    shown = line;
    await sleep(LOOK_EVERY_MS);
  }
}

const percent = (share: number): string => `${String(Math.floor(share * 100))} %`;

function summaryOf({ state, progress }: Import, problems: readonly Problem[]): string {
  const { read = 0, new: made = 0, existing = 0, refused = 0, skipped = 0 } = progress?.counts ?? {};
  const would = state === 'ready' ? 'Tried, and nothing was changed: ' : '';
  const head = `${would}${String(read)} rows: ${String(made)} new, ${String(existing)} there already, ${String(refused)} refused, ${String(skipped)} left out.`;
  const lines = problems.map(({ row, column, value, message }) => {
    const where = column === undefined ? '' : `, ${column}`;
    const what = value === undefined ? '' : ` "${value}"`;
    return `Row ${String(row)}${where}:${what} ${message}`;
  });
  return [head, ...lines, ...(refused > problems.length ? ['…'] : [])].join('\n');
}
