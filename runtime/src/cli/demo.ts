import type { Command } from 'commander';

import { openDatabase } from '../platform/database';
import { runningEmbedded, startEmbeddedMongod } from '../platform/mongod/embedded';
import { readSettings, type Settings } from '../platform/settings';
import { subject } from './apiClientCommand';
import { askYesNo, atATerminal } from './ask';
import { CliError, createOutput, type Output } from './output';

interface RemoveOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Whoever may use the database and the data folder may remove the demo; it works beside a Perennial that runs, and without. */
export function registerDemo(program: Command): void {
  subject(program, 'demo', 'The demo brand that "perennial start --demo" makes')
    .command('remove')
    .description('Removes the demo workspace with everything in it; nothing else is touched')
    .option('--yes', 'without asking')
    .option('--json', 'print JSON')
    .action(async ({ yes = false, json = false }: RemoveOptions) => {
      const output = createOutput(json);
      if (!yes) await confirm(output);
      await remove(readSettings(process.env), output);
    });
}

async function confirm({ json }: Output): Promise<void> {
  if (json || !atATerminal())
    throw new CliError('This removes the demo and asks nobody here: add --yes.', { code: 'invalid_input' });
  const question = 'Remove the demo brand with its customers, events, messages and journeys?';
  if (!(await askYesNo(question, false))) throw new CliError('Nothing was removed.', { code: 'failed' });
}

async function remove(settings: Settings, output: Output): Promise<void> {
  const { uri, stop } = await reach(settings, output);
  const database = await openDatabase(uri);
  try {
    const { removeDemo } = await import('../demo/service.js');
    const found = await removeDemo(database.db, (line) => {
      output.progress(line);
    });
    const count = Object.values(found?.removed ?? {}).reduce((sum, each) => sum + each, 0);
    output.show(found ?? { removed: {} }, () =>
      found ? `The demo is gone: ${String(count)} documents were removed.` : 'There is no demo.',
    );
  } finally {
    await database.close();
    await stop();
  }
}

/** The database of the setting, of the Perennial that runs here, or the embedded one, started for a moment. */
async function reach(
  { MONGODB_URI, PERENNIAL_DATA_DIR, PERENNIAL_MONGO_PORT }: Settings,
  output: Output,
): Promise<{ readonly uri: string; readonly stop: () => Promise<void> }> {
  const running = MONGODB_URI ?? (await runningEmbedded(PERENNIAL_DATA_DIR))?.uri;
  if (running !== undefined) return { uri: running, stop: () => Promise.resolve() };
  const say = (line: string) => {
    output.progress(line);
  };
  const mongod = await startEmbeddedMongod(PERENNIAL_DATA_DIR, say, { port: PERENNIAL_MONGO_PORT });
  return { uri: mongod.uri, stop: () => mongod.stop() };
}
